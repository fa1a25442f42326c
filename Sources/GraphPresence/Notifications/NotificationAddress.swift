import Foundation

/// Where Graph delivers change notifications: the kinds of `notificationUrl` that the documentation has.
///
/// See [Receive change notifications through Azure Event Hubs](https://learn.microsoft.com/graph/change-notifications-delivery-event-hubs)
/// and [Receive Microsoft Graph API change events through Azure Event Grid](https://learn.microsoft.com/azure/event-grid/subscribe-to-graph-api-events).
package enum NotificationAddress: Hashable, Sendable {
    /// A web server of one's own, over https.
    case webhook
    /// `EventHub:https://…`, the address of an event hub or of the key vault's secret that has its connection string.
    case eventHub
    /// `EventGrid:?azuresubscriptionid=…&resourcegroup=…&partnertopic=…&location=…`.
    case eventGrid

    /// What the service takes, for people.
    package static let allowed =
        "an https URL, an Event Hubs address (EventHub:https://…) or an Event Grid address "
        + "(EventGrid:?azuresubscriptionid=…&resourcegroup=…&partnertopic=…&location=…)"

    /// The options that an Event Grid address must have.
    private static let eventGridOptions: Set<Substring> = [
        "azuresubscriptionid", "resourcegroup", "partnertopic", "location",
    ]

    /// Creates the kind of address that a `notificationUrl` is; `nil` if it is not one that the service takes.
    package init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        switch parts[0].lowercased() {
        case "https":
            guard URL(string: text)?.host?.isEmpty == false else { return nil }
            self = .webhook
        case "eventhub":
            guard Self(String(parts[1])) == .webhook else { return nil }
            self = .eventHub
        case "eventgrid":
            guard parts[1].hasPrefix("?") else { return nil }
            let options = parts[1].dropFirst().split(separator: "&").compactMap { option in
                let pair = option.split(separator: "=", maxSplits: 1)
                return pair.count == 2 ? pair[0].lowercased()[...] : nil
            }
            guard Self.eventGridOptions.isSubset(of: options) else { return nil }
            self = .eventGrid
        default: return nil
        }
    }
}
