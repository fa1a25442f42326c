// SPDX-License-Identifier: MIT

public import Foundation
public import GraphPresence

/// A scripted failure that replaces a response: raw bytes, pauses, and broken connections.
///
/// A fault with a path also applies to the requests in a batch if the fault's steps form a complete response without
/// pauses. In that case, the response in the batch has the fault's status, header fields, and JSON body. Other faults
/// apply only to the batch itself, which has the path `/$batch`.
public struct EmulatorFault: Sendable {
    /// One step of a fault.
    public enum Step: Hashable, Sendable {
        /// Sends bytes unchanged.
        case send(Data)
        /// Waits in real time.
        case wait(Duration)
        /// Closes the connection.
        case close
        /// Resets the connection.
        case reset
    }

    /// The percent-encoded path of the requests that the fault applies to, for example `/me/presence`; `nil` if the
    /// fault applies to every path.
    ///
    /// The API version, as in `/v1.0/me/presence`, is optional. A segment in braces, as in `/users/{user-id}/presence`,
    /// matches any value.
    public let path: String?
    /// The method of the requests that the fault applies to; `nil` if the fault applies to every method.
    public let method: GraphMethod?
    /// The number of requests that the fault applies to.
    public internal(set) var times: Int
    /// The steps that replace each response. The connection stays open unless a step closes or resets it.
    public let steps: [Step]

    /// Creates a fault.
    ///
    /// - Parameters:
    ///   - path: The percent-encoded path of the requests that the fault applies to, with or without the API version,
    ///     or `nil` for every path. The default is `nil`.
    ///   - method: The method of the requests that the fault applies to, or `nil` for every method. The default is
    ///     `nil`.
    ///   - times: The number of requests that the fault applies to. The default is 1.
    ///   - steps: The steps that replace each response.
    public init(path: String? = nil, method: GraphMethod? = nil, times: Int = 1, steps: [Step]) {
        self.path = path
        self.method = method
        self.times = times
        self.steps = steps
    }

    /// Returns a fault that sends a complete response.
    ///
    /// - Parameters:
    ///   - status: The HTTP status code.
    ///   - headers: The header fields. `Content-Length` is added automatically. The default is an empty list.
    ///   - retryAfter: The value of the `Retry-After` header in seconds, or `nil` to omit the header. The default is
    ///     `nil`.
    ///   - body: The bytes of the response body. The default is an empty body.
    ///   - path: The percent-encoded path of the requests that the fault applies to, with or without the API version,
    ///     or `nil` for every path. The default is `nil`.
    ///   - method: The method of the requests that the fault applies to, or `nil` for every method. The default is
    ///     `nil`.
    ///   - times: The number of requests that the fault applies to. The default is 1.
    /// - Returns: The fault.
    public static func response(
        _ status: Int,
        headers: GraphHeaders = [:],
        retryAfter: Int? = nil,
        body: Data = Data(),
        path: String? = nil,
        method: GraphMethod? = nil,
        times: Int = 1
    ) -> EmulatorFault {
        var headers = headers
        if let retryAfter { headers["Retry-After"] = String(retryAfter) }
        let response = TransportResponse(status: status, headers: headers, body: body)
        let bytes = Data(HTTPWriter.bytes(of: response, isLast: false))
        return EmulatorFault(path: path, method: method, times: times, steps: [.send(bytes)])
    }
}
