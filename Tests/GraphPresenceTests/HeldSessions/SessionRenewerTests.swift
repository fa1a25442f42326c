// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct SessionRenewerTests {
    private struct ClockFailure: Error {}

    @Test("An error that the clock throws does not stop the renewals")
    func clockError() async throws {
        let clock = ManualClock()
        let emulator = EmulatorTransport(clock: clock)
        let (waits, calls) = (Locked(0), Locked<[String]>([]))
        let failingClock = ClosureClock(now: { clock.now }) { duration in
            let number = waits.withLock { waits in
                waits += 1
                return waits
            }
            if number == 1 { throw ClockFailure() }
            try await clock.sleep(for: duration)
        }
        let client = GraphServiceClient(
            clock: failingClock,
            transport: ClosureTransport { request in
                calls.withLock { $0.append(request.url.lastPathComponent) }
                return try await emulator.send(request)
            }
        )
        let session = try await client.users["u".guid].presence.holdSession("s", .away)
        // Because the wait fails, the first renewal is sent early. The next renewal is sent on time.
        try await eventually { clock.sleeperCount != 0 }
        #expect(calls.withLock { $0 } == ["setPresence", "setPresence"])
        #expect(clock.nextWake == clock.now + 270)
        try await session.end()
        #expect(calls.withLock { $0 } == ["setPresence", "setPresence", "clearPresence"])
    }
}
