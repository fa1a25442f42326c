import Foundation
public import GraphRuntime

/// The check of a notification URL: before the service uses one, it posts a token there and wants it back.
///
/// See [Receive change notifications through webhooks](https://learn.microsoft.com/graph/change-notifications-delivery-webhooks).
public enum NotificationValidation {
    /// The answer to a POST at the notification URL, which has to be given within 10 seconds.
    ///
    /// - Parameter query: The query of the request's URL as it came, without the question mark; nil for none.
    /// - Returns: The answer; nil if the request is no check but brings notifications.
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
