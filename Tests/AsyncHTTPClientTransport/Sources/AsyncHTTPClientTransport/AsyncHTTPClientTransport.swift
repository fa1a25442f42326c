// SPDX-License-Identifier: MIT

public import AsyncHTTPClient
import Foundation
public import GraphRuntime
import NIOCore
import NIOHTTP1

/// A transport that sends requests with AsyncHTTPClient.
///
/// Copy this file into a server that runs on Linux, where some faulty responses crash the process or block
/// `URLSession`.
///
/// The transport does not follow redirects, store cookies, request or decompress compressed responses, or use a proxy
/// from the environment.
public struct AsyncHTTPClientTransport: CustomReflectable, GraphTransport {
    /// The configuration of ``shared``, which disables redirects and leaves retries to the retry policy.
    public static var configuration: HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.connectionPool.retryConnectionEstablishment = false
        return configuration
    }

    /// The client that a transport uses by default. Like `HTTPClient.shared`, this client is never shut down.
    public static let shared = HTTPClient(configuration: configuration)

    private let client: HTTPClient
    private let maximumBodyBytes: Int

    /// Creates a transport.
    ///
    /// - Parameters:
    ///   - client: The client. If you create your own client, shut it down when you no longer need it. The default is
    ///     ``shared``.
    ///   - maximumBodyBytes: The maximum size of a response body, in bytes. The transport cancels the transfer of a
    ///     larger body. The default is 64 MiB.
    public init(client: HTTPClient = Self.shared, maximumBodyBytes: Int = 64 * 1_024 * 1_024) {
        self.client = client
        self.maximumBodyBytes = maximumBodyBytes
    }

    /// Sends a request.
    ///
    /// The Graph client ends an attempt when its timeout elapses. This transport waits at most 5 seconds longer for the
    /// response head, and never longer than about a day.
    ///
    /// - Parameter request: The request.
    /// - Returns: The response, regardless of its status.
    /// - Throws: `CancellationError` if the task is canceled, or `TransportError` if no complete response was received.
    public func send(_ request: TransportRequest) async throws -> TransportResponse {
        var message = HTTPClientRequest(url: request.url.absoluteString)
        message.method = HTTPMethod(rawValue: request.method.rawValue)
        for field in request.headers.fields { message.headers.add(name: field.name, value: field.value) }
        message.body = request.body.map { .bytes($0) }
        let timeout = min(request.timeout ?? .seconds(86_400), .seconds(86_400))
        // The status is 0 until the response head arrives.
        var response = TransportResponse(status: 0)
        do {
            let head = try await client.execute(message, timeout: TimeAmount(timeout) + .seconds(5))
            response.status = Int(head.status.code)
            for field in head.headers { response.headers.append(name: field.name, value: field.value) }
            for try await piece in head.body {
                let remaining = maximumBodyBytes - response.body.count
                response.body.append(contentsOf: piece.readableBytesView.prefix(remaining))
                if piece.readableBytes > remaining {
                    throw Failure(errorDescription: "the body is larger than \(maximumBodyBytes) bytes")
                }
            }
            return response
        } catch {
            if Task.isCancelled || error is CancellationError { throw CancellationError() }
            let reason = error as? Failure ?? Failure(errorDescription: "\(error)")
            throw TransportError(partialResponse: response.status == 0 ? nil : response, underlying: reason)
        }
    }

    /// An empty mirror, which prevents tokens in pending requests from being printed.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// An error with a readable description, unlike the `localizedDescription` of AsyncHTTPClient's errors.
private struct Failure: LocalizedError {
    let errorDescription: String?
}
