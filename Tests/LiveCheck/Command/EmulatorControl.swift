// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator

/// The clock of an emulator on this machine. Tests of the check advance this clock, so they do not have to wait for
/// hours.
struct EmulatorControl: Sendable {
    /// The client's clock, which advances together with the emulator's clock.
    let clock = ManualClock(now: Date())
    private let client: GraphServiceClient

    /// Creates a control for the emulator at a base URL, or returns `nil` if the URL does not refer to this machine.
    init?(_ baseURL: URL) {
        guard ["127.0.0.1", "localhost", "::1", "[::1]"].contains(baseURL.host) else { return nil }
        client = GraphServiceClient(
            credential: StaticTokenCredential("control"),
            baseURL: baseURL.deletingLastPathComponent().appendingPathComponent("emulator")
        )
    }

    /// Advances both clocks in short steps so that a held session is renewed in the meantime.
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
