// SPDX-License-Identifier: MIT

/// The URL of a collection's next page, which is requested exactly as the service returned it.
struct PageLink: Hashable, Sendable {
    let text: String

    /// Returns the part of the link that follows a base URL.
    ///
    /// - Throws: ``GraphError`` of kind `invalidRequest` if the link is not below the base URL. This check ensures that
    ///   the access token is not sent to another host.
    func relative(to base: String, for operation: GraphOperation) throws(GraphError) -> String {
        // The path is appended to the base URL, because another URL parser might find a different host in the link.
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

    /// Returns three parts of an absolute URL: the lowercase origin, the lowercase host, and the rest.
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
    /// Returns a request for the page that follows a given page of a collection.
    ///
    /// The returned request is a GET request for the unchanged link, with the header fields and other settings of this
    /// request. To request all pages in a loop, use ``GraphClient/pages(of:)``.
    ///
    /// The client rejects a link that is not below the client's base URL.
    ///
    /// - Parameter page: A page that this request returned.
    /// - Returns: The request; `nil` if the page is the last.
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
        // The link already contains the query options.
        request.configuration.query = []
        return request
    }
}

extension GraphOperation {
    /// The operation for requesting further pages. For some collections, an action returns the first page.
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
