public import AsyncHTTPClient
import Foundation
public import GraphRuntime
import NIOCore
import NIOHTTP1

/// Sends requests with AsyncHTTPClient. Copy this file into a server for Linux, where `URLSession` has faults.
///
/// It does not follow redirects, keep cookies, ask for compressed responses, decompress any or read a proxy from the
/// environment.
public struct AsyncHTTPClientTransport: CustomReflectable, GraphTransport {
    /// The configuration of ``shared``: no redirects, and no connection attempts beyond those of the retry policy.
    public static var configuration: HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.connectionPool.retryConnectionEstablishment = false
        return configuration
    }

    /// The client of transports that are created without one. Like `HTTPClient.shared`, it lives as long as the process.
    public static let shared = HTTPClient(configuration: configuration)

    private let client: HTTPClient
    private let maximumBodyBytes: Int

    /// Creates a transport.
    ///
    /// - Parameters:
    ///   - client: The client. You shut it down if it is yours. The default is ``shared``.
    ///   - maximumBodyBytes: How large the body of a response may be, in bytes. The transfer of a larger one is cancelled.
    ///     The default is 64 MiB.
    public init(client: HTTPClient = Self.shared, maximumBodyBytes: Int = 64 * 1_024 * 1_024) {
        self.client = client
        self.maximumBodyBytes = maximumBodyBytes
    }

    /// Sends a request.
    ///
    /// The client ends an attempt at its time-out. The head of a response that arrives 5 seconds later, or after a day, is
    /// not waited for.
    ///
    /// - Parameter request: The request.
    /// - Returns: The response, whatever its status.
    /// - Throws: `CancellationError` if the task was cancelled, `TransportError` if no complete response was received.
    public func send(_ request: TransportRequest) async throws -> TransportResponse {
        var message = HTTPClientRequest(url: request.url.absoluteString)
        message.method = HTTPMethod(rawValue: request.method.rawValue)
        for field in request.headers.fields { message.headers.add(name: field.name, value: field.value) }
        message.body = request.body.map { .bytes($0) }
        let timeout = min(request.timeout ?? .seconds(86_400), .seconds(86_400))
        // The status is 0 until the head has arrived.
        var response = TransportResponse(status: 0)
        do {
            let head = try await client.execute(message, timeout: TimeAmount(timeout) + .seconds(5))
            response.status = Int(head.status.code)
            for field in head.headers { response.headers.append(name: field.name, value: field.value) }
            for try await piece in head.body {
                let room = maximumBodyBytes - response.body.count
                response.body.append(contentsOf: piece.readableBytesView.prefix(room))
                if piece.readableBytes > room {
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

    /// Shows nothing: requests in flight contain tokens.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// A failure in words, which the errors of AsyncHTTPClient do not have as a `localizedDescription`.
private struct Failure: LocalizedError {
    let errorDescription: String?
}
