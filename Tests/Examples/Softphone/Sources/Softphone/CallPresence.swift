// SPDX-License-Identifier: MIT

import GraphPresence

/// A call counter that shows the user as being in a call while at least one call is active.
actor CallPresence {
    private let presence: PresenceRequestBuilder
    private let applicationID: String
    private var session: HeldSession?
    private var isUpdating = false

    /// The number of active calls.
    private(set) var calls = 0

    init(_ presence: PresenceRequestBuilder, applicationID: String) {
        self.presence = presence
        self.applicationID = applicationID
    }

    /// Records that a call has begun, and returns when the presence is up to date.
    func begin() async throws {
        calls += 1
        try await update()
    }

    /// Records that a call has ended, and returns when the presence is up to date.
    func end() async throws {
        calls -= 1
        try await update()
    }

    /// Starts or ends the session until the session's state matches the number of calls.
    ///
    /// Other calls can begin and end while a request is in flight. Therefore, only one update runs at a time, and it
    /// checks the number of calls again after each request.
    private func update() async throws {
        guard !isUpdating else { return }
        isUpdating = true
        defer { isUpdating = false }
        while (calls > 0) != (session != nil) {
            if let ending = session {
                session = nil
                try await ending.end()
            } else {
                // A call must not fail because the presence service is unavailable, so the session tolerates an initial
                // failure and keeps retrying.
                let options = HeldSessionOptions(toleratesInitialFailure: true)
                session = try await presence.holdSession(applicationID, .busyInACall, options: options)
            }
        }
    }
}
