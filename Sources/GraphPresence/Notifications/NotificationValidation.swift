// SPDX-License-Identifier: MIT

import Foundation
public import GraphRuntime

/// The validation of a notification URL, in which the server must return the token from the service's POST request.
///
/// See
/// [Receive change notifications through webhooks](https://learn.microsoft.com/graph/change-notifications-delivery-webhooks).
public enum NotificationValidation {
    /// Returns the response to a validation request, which the service must receive within 10 seconds.
    ///
    /// - Parameter query: The percent-encoded query of the request's URL, without the question mark, or `nil` if the
    ///   URL has no query.
    /// - Returns: The response, or `nil` if the request delivers notifications instead of a validation token.
    public static func response(query: String?) -> TransportResponse? {
        for pair in (query ?? "").split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, parts[0].lowercased() == "validationtoken" else { continue }
            let text = parts[1].replacingOccurrences(of: "+", with: " ")
            let token = text.removingPercentEncoding ?? text
            return TransportResponse(
                status: 200,
                headers: ["Content-Type": "text/plain", "X-Content-Type-Options": "nosniff"],
                body: Data(token.utf8)
            )
        }
        return nil
    }
}
