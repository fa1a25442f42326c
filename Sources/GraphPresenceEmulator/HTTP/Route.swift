import Foundation
import GraphPresence

/// A path of the service that a request goes to.
struct Route {
    /// What the client's schema says of the operation there.
    let operation: GraphOperation
    /// The values of the placeholders, decoded.
    let parameters: [String]

    private static let root = "/" + GraphServiceClient.serviceVersion

    /// Finds the operation of a request.
    ///
    /// - Throws: ``PresenceServiceError`` of status 404 if the cloud has no such path, 405 if it has another method.
    init(method: GraphMethod, url: URL, cloud: GraphCloud.Name) throws(PresenceServiceError) {
        let path = URLComponents(url: url, resolvingAgainstBaseURL: true)?.percentEncodedPath ?? ""
        guard path.hasPrefix(Self.root + "/") else { throw Self.notFound }
        let segments = Self.segments(path.dropFirst(Self.root.count))
        let offered = GraphServiceClientOperations.all.filter { $0.clouds?.contains(cloud) ?? true }
        let matches = offered.compactMap { operation in
            Self.parameters(of: segments, operation.pathTemplate).map { (operation: operation, parameters: $0) }
        }
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
