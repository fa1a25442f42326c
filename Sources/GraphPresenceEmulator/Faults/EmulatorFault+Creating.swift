// SPDX-License-Identifier: MIT

public import Foundation
public import GraphPresence

extension EmulatorFault {
    /// Returns a fault that sends a complete response, as the service does.
    ///
    /// The response also has the header fields `Date`, `request-id`, and `client-request-id` unless `headers` contains
    /// them. The response of a fault at the token endpoint has `x-ms-request-id` instead of `request-id`. To send exact
    /// bytes, use ``Step/send(_:)``.
    ///
    /// - Parameters:
    ///   - status: The HTTP status code.
    ///   - headers: The header fields. `Content-Length` is added automatically. The default is an empty list.
    ///   - retryAfter: The value of the `Retry-After` header in seconds, or `nil` to omit the header. The default is
    ///     `nil`.
    ///   - body: The bytes of the response body, or `nil` for an error in Graph's format if the status is 400 or
    ///     greater, and otherwise for an empty body. At the token endpoint, `nil` is always an empty body. The default
    ///     is `nil`.
    ///   - path: The percent-encoded path of the requests that the fault applies to, with or without the API version,
    ///     or `nil` for every path. The default is `nil`.
    ///   - method: The method of the requests that the fault applies to, or `nil` for every method. The default is
    ///     `nil`.
    ///   - times: The number of requests that the fault applies to, or `nil` for 1 request, or for any number of
    ///     requests if `duration` is specified. The default is `nil`.
    ///   - duration: How long the fault applies after it was added, in the emulator's time, or `nil` for no time limit.
    ///     The default is `nil`.
    /// - Returns: The fault.
    public static func response(
        _ status: Int,
        headers: GraphHeaders = [:],
        retryAfter: Int? = nil,
        body: Data? = nil,
        path: String? = nil,
        method: GraphMethod? = nil,
        times: Int? = nil,
        duration: Duration? = nil
    ) -> EmulatorFault {
        var headers = headers
        if let retryAfter { headers["Retry-After"] = String(retryAfter) }
        return EmulatorFault(
            path: path,
            method: method,
            times: times,
            duration: duration,
            steps: [.respond(status: status, headers: headers, body: body)]
        )
    }
}
