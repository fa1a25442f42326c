// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator

/// The clock of an emulator that is served on this machine, for a test of the check itself, so that the test does not wait for hours.
struct EmulatorControl: Sendable {
    /// The clock of the client, which advances together with that of the emulator.
    let clock = ManualClock(now: Date())
    private let client: GraphServiceClient

    /// Creates a control, or `nil` if the base URL is not on this machine.
    init?(_ baseURL: URL) {
        guard ["127.0.0.1", "localhost", "::1", "[::1]"].contains(baseURL.host) else { return nil }
        client = GraphServiceClient(
            credential: StaticTokenCredential("control"),
            baseURL: baseURL.deletingLastPathComponent().appendingPathComponent("emulator")
        )
    }

    /// Advances both clocks in short steps, so that a held session is renewed in the meantime.
    func wait(_ duration: Duration) async throws {
        var remaining = duration
        while remaining > .zero {
            let step = min(remaining, .seconds(10))
            let body = GraphJSONValue.object(["advance": .string(GraphDuration(step).text)])
            _ = try await client.send(GraphRequest<GraphJSONValue>(.post, "/clock", body: .json(body)))
            try await clock.run(for: step, timeout: .seconds(60))
            remaining -= step
        }
    }
}
