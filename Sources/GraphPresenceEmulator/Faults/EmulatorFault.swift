// SPDX-License-Identifier: MIT

public import Foundation
public import GraphPresence

/// A scripted failure that replaces a response: an error response, raw bytes, pauses, and broken connections.
///
/// A fault with a path also applies to the requests in a batch if the fault's steps form a complete response without
/// pauses. In that case, the response in the batch has the fault's status, header fields, and JSON body. Other faults
/// apply only to the batch itself, which has the path `/$batch`.
public struct EmulatorFault: Sendable {
    /// One step of a fault.
    public enum Step: Hashable, Sendable {
        /// Sends bytes unchanged.
        case send(Data)
        /// Sends a complete response with a status, as the service does.
        ///
        /// The response also has the header fields `Date`, `request-id`, and `client-request-id` unless the specified
        /// ones include them. If the body is `nil` and the status is 400 or greater, the body is an error in Graph's
        /// format.
        case respond(status: Int, headers: GraphHeaders = [:], body: Data? = nil)
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
    /// The number of requests that the fault applies to; `Int.max` if only ``duration`` limits the fault.
    public internal(set) var times: Int
    /// How long the fault applies after it was added, in the emulator's time; `nil` if only ``times`` limits the fault.
    public let duration: Duration?
    /// The steps that replace each response. The connection stays open unless a step closes or resets it.
    public let steps: [Step]

    /// Creates a fault.
    ///
    /// - Parameters:
    ///   - path: The percent-encoded path of the requests that the fault applies to, with or without the API version,
    ///     or `nil` for every path. The default is `nil`.
    ///   - method: The method of the requests that the fault applies to, or `nil` for every method. The default is
    ///     `nil`.
    ///   - times: The number of requests that the fault applies to, or `nil` for 1 request, or for any number of
    ///     requests if `duration` is specified. The default is `nil`.
    ///   - duration: How long the fault applies after it was added, in the emulator's time, or `nil` for no time limit.
    ///     The default is `nil`.
    ///   - steps: The steps that replace each response.
    public init(
        path: String? = nil,
        method: GraphMethod? = nil,
        times: Int? = nil,
        duration: Duration? = nil,
        steps: [Step]
    ) {
        self.path = path
        self.method = method
        self.times = times ?? (duration == nil ? 1 : .max)
        self.duration = duration
        self.steps = steps
    }
}
