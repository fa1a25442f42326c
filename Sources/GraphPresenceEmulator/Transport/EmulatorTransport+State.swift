// SPDX-License-Identifier: MIT

package import Foundation
import GraphPresence

extension EmulatorTransport {
    /// Returns the users, their presences, and the time as JSON, without tokens or sign-ins.
    ///
    /// - Throws: `EncodingError` if an ID cannot be encoded.
    package func state() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(emulator.snapshot)
    }

    /// Replaces the users, their presences, and the time.
    ///
    /// - Parameter data: The state as JSON.
    /// - Throws: ``PresenceServiceError`` if the data is not a valid state.
    package func restore(_ data: Data) throws {
        try emulator.restore(EmulatorSnapshot(data))
    }

    /// Sets the time.
    ///
    /// - Parameters:
    ///   - instant: The new time.
    ///   - isFrozen: Whether to freeze the time at the new instant, or `nil` for no change. The default is `nil`.
    /// - Returns: Whether the time was set. An instant before the current time or after the year 9999 is rejected.
    ///   Before the first use of the emulator, an earlier instant is also accepted.
    package func setTime(to instant: Date, isFrozen: Bool? = nil) -> Bool {
        emulator.setTime(to: instant, isFrozen: isFrozen)
    }

    /// Freezes the time, or lets it continue from the current instant.
    package func freeze(_ isFrozen: Bool) { emulator.freeze(isFrozen) }

    /// Whether the clock is frozen.
    package var isFrozen: Bool { emulator.time.isFrozen }

    /// Makes the current state the state that ``reset()`` restores.
    package func keepAsInitialState() { emulator.keepAsInitialState() }

    /// The number of changes to the state so far.
    package var changeCount: Int { emulator.stateChanges.value }

    /// Waits until the number of changes differs from a known number or the time limit is reached.
    ///
    /// The method blocks the thread.
    ///
    /// - Parameters:
    ///   - last: The number of changes that the caller has last read.
    ///   - seconds: The time limit, in seconds.
    /// - Returns: The number of changes.
    package func waitForChange(after last: Int, seconds: TimeInterval) -> Int {
        emulator.stateChanges.wait(for: last, seconds: seconds)
    }
}
