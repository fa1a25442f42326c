import Foundation
package import GraphPresence
package import GraphPresenceEmulator
import TestSupport

extension Presence {
    /// What the user shows, such as `Busy/InACall`.
    package var text: String { "\(availability?.rawValue ?? "-")/\(activity?.rawValue ?? "-")" }
}

extension EmulatorTransport {
    /// Reads what a user shows to another one, whatever is between a client and the service.
    ///
    /// - Parameter user: The id of the user.
    /// - Returns: The presence, such as `Busy/InACall`.
    /// - Throws: An error if the emulator rejects the request.
    package func text(of user: String = "u".guid) async throws -> String {
        try await GraphServiceClient(transport: self).users[user].presence.get().text
    }
}
