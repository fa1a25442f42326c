// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// The state of an emulator. The state consists only of value types, so a copy can be restored later.
struct EmulatorState: Sendable {
    var service: PresenceService
    var identities: IdentityProvider
    var throttle: Throttle
    var subscriptions = SubscriptionStore()
    var faults = FaultQueue()
    var directory = UserDirectory()
    /// How far the emulator's time is ahead of the emulator's clock, in seconds.
    private var offset: TimeInterval = 0
    /// The instant at which the emulator's time is frozen; `nil` if the time is not frozen.
    private(set) var frozenAt: Date?
    /// The latest instant at which a call was performed. A system clock may be set back, but the service's time must
    /// not go back.
    private var latest = Date.distantPast

    init(service: PresenceService, identities: IdentityProvider, throttle: Throttle) {
        self.service = service
        self.identities = identities
        self.throttle = throttle
    }

    /// Ends the subscriptions that have expired, and returns the current instant.
    mutating func instant(of clock: any GraphClock) -> Date {
        latest = max(latest, frozenAt ?? clock.now + offset)
        // Expired subscriptions are ended before the next command, because each one records the presence at its end.
        let service = service
        subscriptions.endAll(at: latest) { service.state(of: $0, at: $1) }
        return latest
    }

    /// Replaces the users, their presences, and the time. All subscriptions end, because they belong to the previous
    /// users.
    ///
    /// - Throws: ``PresenceServiceError`` with status 400 if the snapshot contradicts the rules of the service.
    mutating func restore(
        _ snapshot: EmulatorSnapshot,
        on clock: any GraphClock,
        at now: Date
    ) throws(PresenceServiceError) {
        let previous = now
        let now = snapshot.clock.flatMap(\.now.date) ?? now
        (service, directory) = try snapshot.restored(at: now)
        subscriptions = SubscriptionStore()
        guard let time = snapshot.clock else { return }
        // The time may go back, so the request counts and their periods start again.
        throttle = Throttle(throttle.limit)
        faults.shift(by: now.timeIntervalSince(previous))
        latest = now
        offset = now.timeIntervalSince(clock.now)
        frozenAt = time.isFrozen ? now : nil
    }

    /// Sets the time.
    ///
    /// - Parameters:
    ///   - instant: The new time.
    ///   - isFrozen: Whether to freeze the time at the new instant; `nil` for no change.
    ///   - clock: The emulator's clock.
    /// - Returns: Whether the time was set. An instant before the current time is rejected.
    mutating func setTime(to instant: Date, isFrozen: Bool?, on clock: any GraphClock) -> Bool {
        guard instant >= latest else { return false }
        offset = instant.timeIntervalSince(clock.now)
        frozenAt = isFrozen ?? (frozenAt != nil) ? instant : nil
        return true
    }

    mutating func advance(by seconds: TimeInterval) {
        if let instant = frozenAt { frozenAt = instant + seconds } else { offset += seconds }
    }

    /// Freezes the time, or lets it continue from the current instant.
    mutating func freeze(_ isFrozen: Bool, on clock: any GraphClock) {
        guard isFrozen != (frozenAt != nil) else { return }
        let now = instant(of: clock)
        offset = now.timeIntervalSince(clock.now)
        frozenAt = isFrozen ? now : nil
    }
}
