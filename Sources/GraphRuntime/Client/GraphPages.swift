// SPDX-License-Identifier: MIT

/// An asynchronous sequence of the pages in a collection, each of which is requested when a loop reaches it.
///
/// ```swift
/// typealias Messages = CollectionResponse<GraphJSONValue>
/// let request = GraphRequest<Messages>(.get, "/me/messages")
/// for try await page in graphClient.pages(of: request) {
///     for message in page.value { print(message["subject"] ?? .null) }
/// }
/// ```
///
/// If a loop exits early, no further pages are requested. After an error, the sequence ends.
public struct GraphPages<Item: Codable & Hashable & Sendable>: AsyncSequence, Sendable {
    /// A page of the collection.
    public typealias Element = CollectionResponse<Item>

    let adapter: GraphRequestAdapter
    let first: GraphRequest<CollectionResponse<Item>>

    /// Creates an iterator that starts with the first page.
    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(adapter: adapter, next: .request(first))
    }

    /// An iterator over the pages of a collection.
    public struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate enum Step {
            case request(GraphRequest<CollectionResponse<Item>>)
            case failure(GraphError)
            case end
        }

        fileprivate let adapter: GraphRequestAdapter
        fileprivate var next: Step
        private var links: Set<String> = []

        fileprivate init(adapter: GraphRequestAdapter, next: Step) {
            self.adapter = adapter
            self.next = next
        }

        /// Requests the next page.
        ///
        /// - Returns: The next page, or `nil` after the last page.
        /// - Throws: ``GraphError`` if the request fails or the service repeats a link, or `CancellationError` if the task
        ///   is canceled.
        public mutating func next() async throws -> CollectionResponse<Item>? {
            let step = next
            next = .end
            switch step {
            case .end: return nil
            case .failure(let error): throw error
            case .request(let request):
                let page = try await adapter.response(for: request).value
                if let link = page.odataNextLink, let following = request.nextPage(after: page) {
                    next =
                        links.insert(link).inserted ? .request(following) : .failure(.repeatedLink(request.operation))
                }
                return page
            }
        }
    }
}

extension GraphClient {
    /// Returns a sequence of the pages in a collection, each of which is requested when a loop reaches it.
    ///
    /// - Parameter request: The request for the first page, for example from a `getRequest` method. The header fields
    ///   and settings of this request apply to all pages. The query options apply only to the first page, because the
    ///   service includes the options in the links to further pages.
    /// - Returns: An asynchronous sequence of pages.
    public func pages<Item>(of request: GraphRequest<CollectionResponse<Item>>) -> GraphPages<Item> {
        GraphPages(adapter: requestAdapter, first: request)
    }
}

extension GraphError {
    /// The error for a repeated link, which would never lead to the last page.
    fileprivate static func repeatedLink(_ operation: GraphOperation) -> GraphError {
        GraphError(
            kind: .decoding,
            operation: operation,
            message: "the service returned a link to a page that was already read; the remaining pages cannot be read"
        )
    }
}
