import Foundation
import GraphPresence

/// A path of the service that a request goes to.
struct Route {
    /// What the client's schema says of the operation there.
    let operation: GraphOperation
    /// The values of the placeholders, decoded.
    let parameters: [String]

    /// The path of the version.
    static let root = "/" + GraphServiceClient.serviceVersion

    /// Finds the operation of a request.
    ///
    /// - Throws: ``PresenceServiceError`` of status 404 if the cloud has no such path, 405 if it has another method.
    init(method: GraphMethod, url: URL, cloud: GraphCloud.Name) throws(PresenceServiceError) {
        let path = URLComponents(url: url, resolvingAgainstBaseURL: true)?.percentEncodedPath ?? ""
        let matches = Self.matches(ofPath: path, cloud: cloud)
        guard !matches.isEmpty else { throw Self.notFound }
        guard let match = matches.first(where: { $0.operation.method == method }) else {
            throw PresenceServiceError(
                status: 405,
                code: "Request_BadRequest",
                message: "The method \(method.rawValue) is not allowed here."
            )
        }
        operation = match.operation
        parameters = match.parameters
    }

    /// Whether a URL is that of JSON batches.
    static func isBatch(_ url: URL) -> Bool {
        url.path.split(separator: "/") == [root.dropFirst(), "$batch"]
    }

    /// The methods that there are at a path.
    static func methods(ofPath target: String, cloud: GraphCloud.Name) -> [String] {
        let path = String(target.prefix { $0 != "?" })
        if path == root + "/$batch" { return [GraphMethod.post.rawValue] }
        let methods = Set(matches(ofPath: path, cloud: cloud).map(\.operation.method.rawValue))
        return methods.sorted()
    }

    private static func matches(
        ofPath path: String,
        cloud: GraphCloud.Name
    ) -> [(operation: GraphOperation, parameters: [String])] {
        guard path.hasPrefix(root + "/") else { return [] }
        let segments = segments(path.dropFirst(root.count))
        let offered = GraphServiceClient.operations.filter { $0.clouds?.contains(cloud) ?? true }
        return offered.compactMap { operation in
            parameters(of: segments, operation.pathTemplate).map { (operation: operation, parameters: $0) }
        }
    }

    private static func segments(_ path: Substring) -> [Substring] {
        path.split(separator: "/", omittingEmptySubsequences: false)
    }

    /// The decoded values of a template's placeholders; nil if the path does not fit the template.
    private static func parameters(of path: [Substring], _ template: String) -> [String]? {
        let expected = segments(template[...])
        guard path.count == expected.count else { return nil }
        var parameters: [String] = []
        for (segment, place) in zip(path, expected) {
            guard let text = String(segment).removingPercentEncoding else { return nil }
            if place.hasPrefix("{") {
                guard !text.isEmpty else { return nil }
                parameters.append(text)
            } else if text != place {
                return nil
            }
        }
        return parameters
    }

    private static let notFound = PresenceServiceError(
        status: 404,
        code: "ResourceNotFound",
        message: "There is nothing at this path."
    )
}
