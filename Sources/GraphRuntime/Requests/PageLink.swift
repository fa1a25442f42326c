// SPDX-License-Identifier: MIT

/// The URL of the next page of a collection, which the service returns and which is sent unchanged.
struct PageLink: Hashable, Sendable {
    let text: String

    /// Returns the part of the URL after a base URL.
    ///
    /// - Throws: ``GraphError`` of kind `invalidRequest` if the link is not below the base URL, so that the access token
    ///   does not reach another host.
    func relative(to base: String, for operation: GraphOperation) throws(GraphError) -> String {
        // Appending the path to the base URL, instead of sending the link, rules out that another parser sees another host.
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), let link = Self.parts(text), let root = Self.parts(base)
        else {
            throw GraphError(
                kind: .invalidRequest,
                operation: operation,
                message: "the link to the next page is not a valid URL"
            )
        }
        let target = String(link.rest.prefix { $0 != "#" })
        let path = target.prefix { $0 != "?" }
        guard link.origin == root.origin, path.hasPrefix(root.rest + "/"), !GraphPath.hasDotSegment(String(path)) else {
            throw GraphError(
                kind: .invalidRequest,
                operation: operation,
                message: "the link to the next page (host '\(link.host.shortened)') is not below the client's base "
                    + "URL; request the page with a client whose base URL matches the link"
            )
        }
        return String(target.dropFirst(root.rest.count))
    }

    /// Returns the scheme with the host and the port in lower case, the host alone, and the rest of an absolute URL.
    private static func parts(_ url: String) -> (origin: String, host: String, rest: String)? {
        guard let colon = url.firstRange(of: "://") else { return nil }
        let scheme = url[..<colon.lowerBound].lowercased()
        var host = url[colon.upperBound...].prefix { !"/?#".contains($0) }.lowercased()
        let rest = String(url[colon.upperBound...].dropFirst(host.count))
        let port = scheme == "https" ? ":443" : ":80"
        if host.hasSuffix(port) { host.removeLast(port.count) }
        return (scheme + "://" + host, host, rest)
    }
}

extension GraphRequest {
    /// Returns the request for the page after a page that this request returned.
    ///
    /// It is a GET request with the link of the page, unchanged, and with the header fields and other settings of this
    /// request. ``GraphClient/pages(of:)`` requests all pages in a loop.
    ///
    /// The client rejects a link that is not below its base URL.
    ///
    /// - Parameter page: A page.
    /// - Returns: The request; `nil` if the page is the last one.
    public func nextPage<Element>(after page: CollectionResponse<Element>) -> GraphRequest?
    where Response == CollectionResponse<Element> {
        guard let link = page.odataNextLink else { return nil }
        var request = GraphRequest(
            path: path,
            body: .none,
            configuration: configuration,
            operation: operation.readingPages,
            decode: decode
        )
        request.pageLink = PageLink(text: link)
        // The link contains the query.
        request.configuration.query = []
        return request
    }
}

extension GraphOperation {
    /// The operation of requests for further pages. The first page of some collections is the response of an action.
    fileprivate var readingPages: GraphOperation {
        guard method != .get else { return self }
        return GraphOperation(
            name: name,
            method: .get,
            pathTemplate: pathTemplate,
            permissions: permissions,
            clouds: clouds,
            sensitiveProperties: sensitiveProperties,
            documentation: documentation
        )
    }
}
