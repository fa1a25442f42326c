// SPDX-License-Identifier: MIT

import Foundation

/// A kind of destination that a `notificationUrl` can specify for change notifications.
///
/// See [Receive change notifications through Azure Event Hubs](https://learn.microsoft.com/graph/change-notifications-delivery-event-hubs)
/// and [Receive Microsoft Graph API change events through Azure Event Grid](https://learn.microsoft.com/azure/event-grid/subscribe-to-graph-api-events).
package enum NotificationAddress: Hashable, Sendable {
    /// The HTTPS URL of a web server.
    case webhook
    /// The `EventHub:https://…` address of an event hub, or of a Key Vault secret that contains its connection string.
    case eventHub
    /// The address of an Event Grid partner topic:
    /// `EventGrid:?azuresubscriptionid=…&resourcegroup=…&partnertopic=…&location=…`.
    case eventGrid

    /// A description of the allowed addresses for error messages.
    package static let allowed =
        "an https URL, an Event Hubs address (EventHub:https://…), or an Event Grid address "
        + "(EventGrid:?azuresubscriptionid=…&resourcegroup=…&partnertopic=…&location=…)"

    /// The query parameters that an Event Grid address must have.
    private static let eventGridOptions: Set<Substring> = [
        "azuresubscriptionid", "resourcegroup", "partnertopic", "location",
    ]

    /// Determines the kind of a `notificationUrl`; returns `nil` if the service does not accept the address.
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
