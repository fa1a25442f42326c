// SPDX-License-Identifier: MIT

import Foundation

extension GraphRequestAdapter {
    /// Converts a request to the HTTP request that is sent, without the access token.
    ///
    /// - Parameter request: The request to convert.
    /// - Returns: The HTTP request with its URL, header fields, and body.
    /// - Throws: ``GraphError`` of the kind `invalidRequest` if the request is invalid or the service would reject it.
    public func transportRequest<Value>(for request: GraphRequest<Value>) throws(GraphError) -> TransportRequest {
        let operation = request.operation
        let configuration = request.configuration
        try check(request, configuration.validation ?? validation)
        let url = try url(of: request)
        let body: Data?
        do {
            body = try request.bodyData()
        } catch {
            throw GraphError(
                kind: .invalidRequest,
                operation: operation,
                message: "the request body cannot be encoded as JSON",
                underlying: error
            )
        }
        var headers: GraphHeaders = ["Accept": "application/json"]
        if body != nil { headers["Content-Type"] = "application/json" }
        headers["client-request-id"] = UUID.random.uuidString.lowercased()
        headers["SdkVersion"] = sdkVersion
        for field in configuration.headers.fields {
            if let problem = configuration.headers.problem(of: field) {
                throw GraphError(kind: .invalidRequest, operation: operation, message: problem)
            }
            headers[field.name] = field.value
        }
        return TransportRequest(
            method: operation.method,
            url: url,
            headers: headers,
            body: body,
            timeout: configuration.timeout ?? timeout
        )
    }

    private func check<Value>(_ request: GraphRequest<Value>, _ validation: RequestValidation) throws(GraphError) {
        let operation = request.operation
        if validation.contains(.clouds), let clouds = operation.clouds, !clouds.contains(cloud.name) {
            let names = clouds.map(\.rawValue).sorted().listed()
            throw GraphError(
                kind: .invalidRequest,
                operation: operation,
                message: "the operation is not available in the cloud '\(cloud.name.rawValue)'; "
                    + "it is available in \(names)"
            )
        }
        guard case .json(let value) = request.body, let model = value as? any GraphModel else { return }
        let issues = model.validationIssues
        let found = issues.malformed + (validation.contains(.values) ? issues.rejected : [])
        guard found.isEmpty else {
            throw GraphError(kind: .invalidRequest, operation: operation, message: found.joined(separator: "; "))
        }
    }

    private func url<Value>(of request: GraphRequest<Value>) throws(GraphError) -> URL {
        if let baseProblem {
            throw GraphError(kind: .invalidRequest, operation: request.operation, message: baseProblem)
        }
        let text = baseText + (try relativeURL(of: request))
        guard let url = URL(string: text) else {
            throw GraphError(kind: .invalidRequest, operation: request.operation, message: "the request URL is invalid")
        }
        return url
    }

    /// Returns the path and query of a request, to be appended to the base URL.
    func relativeURL<Value>(of request: GraphRequest<Value>) throws(GraphError) -> String {
        let path =
            if let link = request.pageLink {
                try link.relative(to: baseText, for: request.operation)
            } else {
                try request.path.encoded(for: request.operation)
            }
        let query = request.configuration.query.map { name, value in
            [name, value].map { PercentEncoding.encode($0, keeping: PercentEncoding.query) }.joined(separator: "=")
        }
        guard !query.isEmpty else { return path }
        return path + (path.contains("?") ? "&" : "?") + query.joined(separator: "&")
    }

    /// Returns the reason why paths cannot be appended to a base URL, or `nil` if they can be appended.
    ///
    /// The reason does not contain the URL, because the URL may contain a secret.
    static func problem(ofBaseURL url: URL) -> String? {
        guard let parts = URLComponents(url: url, resolvingAgainstBaseURL: true), let scheme = parts.scheme,
            ["http", "https"].contains(scheme.lowercased()), parts.host?.isEmpty == false
        else { return "the base URL is not an absolute http or https URL" }
        if parts.query != nil { return "the base URL must not have a query" }
        if parts.fragment != nil { return "the base URL must not have a fragment" }
        if parts.user != nil || parts.password != nil { return "the base URL must not contain a user name or password" }
        let segments = parts.path.split(separator: "/")
        if segments.contains(where: { $0.allSatisfy { $0 == "." } }) {
            return "the base URL must not have path segments that consist only of dots"
        }
        return nil
    }

    /// Returns the scheme, host, port, and path of a base URL, without the parts that may contain secrets.
    static func shown(_ url: URL) -> String {
        guard var parts = URLComponents(url: url, resolvingAgainstBaseURL: true), parts.host?.isEmpty == false else {
            return "an invalid base URL"
        }
        (parts.user, parts.password, parts.query, parts.fragment) = (nil, nil, nil, nil)
        return parts.string ?? "an invalid base URL"
    }
}
