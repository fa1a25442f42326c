// SPDX-License-Identifier: MIT

package import Foundation
import GraphPresence

extension EmulatorTransport {
    /// The users, their presences, and the time as JSON, without tokens and sign-ins.
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
    /// - Throws: ``PresenceServiceError`` if the data does not contain a state.
    package func restore(_ data: Data) throws {
        try emulator.restore(EmulatorSnapshot(data))
    }

    /// Sets the time.
    ///
    /// - Parameters:
    ///   - instant: The new time.
    ///   - isFrozen: Whether the time is frozen from then on, or `nil` for no change. The default is `nil`.
    /// - Returns: Whether the instant is neither before the current one nor after the year 9999. Before the first use of
    ///   the emulator, no instant is before the current one.
    package func setTime(to instant: Date, isFrozen: Bool? = nil) -> Bool {
        emulator.setTime(to: instant, isFrozen: isFrozen)
    }

    /// Freezes the time, or lets it continue from the current instant.
    package func freeze(_ isFrozen: Bool) { emulator.freeze(isFrozen) }

    /// Whether the time is frozen.
    package var isFrozen: Bool { emulator.time.isFrozen }

    /// Makes the current state the one that ``reset()`` restores.
    package func keepAsInitialState() { emulator.keepAsInitialState() }

    /// The number of changes of the state so far.
    package var changeCount: Int { emulator.stateChanges.value }

    /// Waits until the number of changes differs from a known one, or until a time limit.
    ///
    /// The method blocks the thread.
    ///
    /// - Parameters:
    ///   - last: The number of changes that the caller knows.
    ///   - seconds: The limit in seconds.
    /// - Returns: The number of changes.
    package func waitForChange(after last: Int, seconds: TimeInterval) -> Int {
        emulator.stateChanges.wait(for: last, seconds: seconds)
    }
}
