// SPDX-License-Identifier: MIT

import Foundation
package import GraphPresence
package import GraphPresenceEmulator
import TestSupport

extension Presence {
    /// The availability and the activity, for example `Busy/InACall`.
    package var text: String { "\(availability?.rawValue ?? "-")/\(activity?.rawValue ?? "-")" }
}

extension EmulatorTransport {
    /// Returns a user's presence directly from the emulator, even if the tested client has a different transport.
    ///
    /// - Parameter user: The ID of the user. The default is the user `u`.
    /// - Returns: The availability and the activity, for example `Busy/InACall`.
    /// - Throws: An error if the emulator rejects the request.
    package func text(of user: String = "u".guid) async throws -> String {
        try await GraphServiceClient(transport: self).users[user].presence.get().text
    }
}
