// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// The state of an emulator. It consists of values only, so that a copy can restore it.
struct EmulatorState: Sendable {
    var service: PresenceService
    var identities: IdentityProvider
    var throttle: Throttle
    var subscriptions = SubscriptionStore()
    var faults: [EmulatorFault] = []
    var directory = UserDirectory()
    /// How far the emulator's time is ahead of its clock, in seconds.
    private var offset: TimeInterval = 0
    /// The instant at which the emulator's time is frozen; `nil` if the time is not frozen.
    private(set) var frozenAt: Date?
    /// The latest instant of any call. A system clock may be set back, but the time of the service must not go back.
    private var latest = Date.distantPast

    init(service: PresenceService, identities: IdentityProvider, throttle: Throttle) {
        self.service = service
        self.identities = identities
        self.throttle = throttle
    }

    /// Returns the current instant, after ending the subscriptions that have expired by then.
    mutating func instant(of clock: any GraphClock) -> Date {
        latest = max(latest, frozenAt ?? clock.now + offset)
        // Expired subscriptions end before the next command, because they record the presence at their end.
        let service = service
        subscriptions.endAll(at: latest) { service.state(of: $0, at: $1) }
        return latest
    }

    /// Replaces the users, their presences, and the time. Subscriptions end, because they belong to the earlier users.
    ///
    /// - Throws: ``PresenceServiceError`` with status 400 if the snapshot contradicts the rules of the service.
    mutating func restore(
        _ snapshot: EmulatorSnapshot,
        on clock: any GraphClock,
        at now: Date
    ) throws(PresenceServiceError) {
        let now = snapshot.clock.flatMap(\.now.date) ?? now
        (service, directory) = try snapshot.restored(at: now)
        subscriptions = SubscriptionStore()
        guard let time = snapshot.clock else { return }
        // The time may go back, so the counts of requests and their periods start again.
        throttle = Throttle(throttle.limit)
        latest = now
        offset = now.timeIntervalSince(clock.now)
        frozenAt = time.isFrozen ? now : nil
    }

    /// Sets the time.
    ///
    /// - Parameters:
    ///   - instant: The new time.
    ///   - isFrozen: Whether the time is frozen from then on; `nil` for no change.
    ///   - clock: The clock of the emulator.
    /// - Returns: Whether the instant is not before the current one.
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

    /// Returns the first fault that applies and counts its use; `nil` if no fault applies.
    mutating func takeFault(where applies: (EmulatorFault) -> Bool) -> EmulatorFault? {
        guard let index = faults.firstIndex(where: applies) else { return nil }
        let fault = faults[index]
        faults[index].times -= 1
        if faults[index].times == 0 { faults.remove(at: index) }
        return fault
    }
}
