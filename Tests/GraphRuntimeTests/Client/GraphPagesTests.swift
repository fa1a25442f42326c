// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct GraphPagesTests {
    private static let base = "https://graph.microsoft.com/v1.0"

    private static let operation = GraphOperation(
        name: "listTasks",
        method: .get,
        pathTemplate: "/me/lists/{list-id}/tasks",
        permissions: GraphPermissions(delegatedWork: ["Tasks.Read"], delegatedPersonal: [], application: [])
    )

    private static func first(_ query: KeyValuePairs<String, String> = ["$top": "2"]) -> GraphRequest<
        CollectionResponse<GraphJSONValue>
    > {
        GraphRequest(
            operation,
            at: GraphPath("/me/lists").appending(parameter: "list-id", value: "a/b").appending("tasks"),
            configuration: RequestConfiguration(headers: ["Prefer": "odata.maxpagesize=2"], query: query)
        )
    }

    /// Returns a client whose transport responds with the page for each path and query and records the requested URLs.
    private static func client(
        _ pages: [String: String],
        _ sent: RecordedURLs = RecordedURLs()
    ) -> TestClient {
        TestClient.responding { request in
            #expect(request.method == .get)
            #expect(request.headers["Prefer"] == "odata.maxpagesize=2")
            let url = request.url.absoluteString
            sent.append(url)
            guard let body = pages[String(url.dropFirst(base.count))] else {
                return response(403, #"{"error":{"code":"Forbidden","message":"No."}}"#)
            }
            return response(200, body)
        }
    }

    private static func page(_ ids: Int..., next link: String? = nil) -> String {
        let items = ids.map { #"{"id":"\#($0)"}"# }.joined(separator: ",")
        return #"{"value":[\#(items)]\#(link.map { #","@odata.nextLink":"\#($0)""# } ?? "")}"#
    }

    private func ids(_ pages: GraphPages<GraphJSONValue>) async throws -> [GraphJSONValue?] {
        var ids: [GraphJSONValue?] = []
        for try await page in pages { ids += page.value.map { $0["id"] } }
        return ids
    }

    @Test("A loop reads all pages and requests the links' URLs unchanged")
    func allPages() async throws {
        let sent = RecordedURLs()
        let links = [
            "/me/lists/a%2Fb/tasks?$skiptoken=a%2Bb%3D%26c+d&$top=2", "/users('1')/lists/a%2fb/tasks?%24skip=4#x",
        ]
        let client = Self.client(
            [
                "/me/lists/a%2Fb/tasks?$top=2": Self.page(1, 2, next: Self.base + links[0]),
                links[0]: Self.page(3, 4, next: "HTTPS://Graph.Microsoft.com:443/v1.0" + links[1]),
                String(links[1].dropLast(2)): Self.page(5),
            ],
            sent
        )
        #expect(try await ids(client.pages(of: Self.first())) == ["1", "2", "3", "4", "5"])
        #expect(
            sent.all == [
                Self.base + "/me/lists/a%2Fb/tasks?$top=2", Self.base + links[0], Self.base + links[1].dropLast(2),
            ]
        )
    }

    @Test("A loop that ends early does not request further pages")
    func earlyEnd() async throws {
        let sent = RecordedURLs()
        let client = Self.client(
            ["/me/lists/a%2Fb/tasks?$top=2": Self.page(1, next: Self.base + "/me/lists/a/tasks?$skip=1")],
            sent
        )
        for try await _ in client.pages(of: Self.first()) { break }
        #expect(sent.all.count == 1)
    }

    @Test("The error for a later page contains the operation, and the sequence then ends")
    func failingPage() async throws {
        let client = Self.client(
            ["/me/lists/a%2Fb/tasks?$top=2": Self.page(1, next: Self.base + "/me/lists/a/tasks?$skip=1")]
        )
        var pages = client.pages(of: Self.first()).makeAsyncIterator()
        #expect(try await pages.next()?.value.count == 1)
        let error = await #expect(throws: GraphError.self) { _ = try await pages.next() }
        #expect(error?.operation == Self.operation)
        #expect(error?.status == 403)
        #expect(try await pages.next() == nil)
    }

    @Test("A repeated link causes an error after the page that contains it")
    func repeatedLink() async throws {
        let link = "/me/lists/a/tasks?$skip=1"
        let client = Self.client([
            "/me/lists/a%2Fb/tasks?$top=2": Self.page(1, next: Self.base + link),
            link: Self.page(2, next: Self.base + link),
        ])
        var pages = client.pages(of: Self.first()).makeAsyncIterator()
        #expect(try await pages.next()?.value == [["id": "1"]])
        #expect(try await pages.next()?.value == [["id": "2"]])
        let error = await #expect(throws: GraphError.self) { _ = try await pages.next() }
        #expect(error?.kind == .decoding)
        #expect(
            error?.message
                == "the service returned a link to a page that was already read; the remaining pages cannot be read"
        )
        #expect(try await pages.next() == nil)
    }

    @Test(
        "A link that is not below the base URL is not followed",
        arguments: [
            ("https://example.com/v1.0/me/lists?$skip=1", "example.com"),
            ("http://graph.microsoft.com/v1.0/me/lists?$skip=1", "graph.microsoft.com"),
            ("https://graph.microsoft.com:8443/v1.0/me/lists", "graph.microsoft.com:8443"),
            ("https://graph.microsoft.com@example.com/v1.0/me/lists", "graph.microsoft.com@example.com"),
            (#"https://graph.microsoft.com\\@example.com/v1.0/me/lists"#, #"graph.microsoft.com\@example.com"#),
            ("https://graph.microsoft.com/beta/me/lists", "graph.microsoft.com"),
            ("https://graph.microsoft.com/v1.0?$skip=1", "graph.microsoft.com"),
            ("https://graph.microsoft.com/v1.0/../beta/me/lists", "graph.microsoft.com"),
        ]
    )
    func otherURL(_ link: String, _ host: String) async throws {
        let sent = RecordedURLs()
        let client = Self.client(["/me/lists/a%2Fb/tasks?$top=2": Self.page(1, next: link)], sent)
        let error = await graphError { try await ids(client.pages(of: Self.first())) }
        #expect(error?.kind == .invalidRequest)
        #expect(
            error?.message
                == "the link to the next page (host '\(host)') is not below the client's base URL; "
                + "request the page with a client whose base URL matches the link"
        )
        #expect(sent.all.count == 1)
    }

    @Test(
        "A link that is not a URL causes an error",
        arguments: ["/me/lists?$skip=1", "https://a b/", "", "https://ä/"]
    )
    func invalidLink(_ link: String) async throws {
        let client = Self.client(["/me/lists/a%2Fb/tasks?$top=2": Self.page(1, next: link)])
        let error = await graphError { try await ids(client.pages(of: Self.first())) }
        #expect(error?.message == "the link to the next page is not a valid URL")
    }

    @Test("The request for the next page is a GET request without a body, and its query can be extended")
    func nextPage() throws {
        let page = CollectionResponse<GraphJSONValue>(value: [], odataNextLink: Self.base + "/search?$skiptoken=a+b")
        let action = GraphRequest<CollectionResponse<GraphJSONValue>>(.post, "/search", body: .emptyObject)
        var next = try #require(action.nextPage(after: page))
        #expect(next.description == "GET /search")
        #expect(try next.bodyData() == nil)
        let adapter = Self.client([:]).requestAdapter
        #expect(try adapter.transportRequest(for: next).url.absoluteString == Self.base + "/search?$skiptoken=a+b")
        next.configuration.query = [("$top", "5")]
        #expect(
            try adapter.transportRequest(for: next).url.absoluteString == Self.base + "/search?$skiptoken=a+b&$top=5"
        )
        #expect(action.nextPage(after: CollectionResponse(value: [])) == nil)
    }

    @Test("A batch contains the link to the next page without the base URL")
    func batch() async throws {
        let client = TestClient.responding { request in
            let body = String(decoding: request.body ?? Data(), as: UTF8.self)
            #expect(
                body.contains(#""url":"\/search?$skiptoken=a+b""#) || body.contains(#""url":"/search?$skiptoken=a+b""#)
            )
            return response(200, #"{"responses":[{"id":"1","status":200,"body":{"value":[]}}]}"#)
        }
        let page = CollectionResponse<GraphJSONValue>(value: [], odataNextLink: Self.base + "/search?$skiptoken=a+b")
        let first = GraphRequest<CollectionResponse<GraphJSONValue>>(.get, "/search")
        let next = try #require(first.nextPage(after: page))
        let result = try await client.batch([next])
        #expect(result.count == 1)
        #expect(throws: Never.self) { try result.first?.get() }
    }
}

/// The URLs that a client requested, in order.
private final class RecordedURLs: Sendable {
    private let urls = Locked<[String]>([])

    var all: [String] { urls.withLock { $0 } }

    func append(_ url: String) { urls.withLock { $0.append(url) } }
}
