import Foundation
import GraphPresence

/// The state of an emulator. It consists of values only, so that a copy can restore it.
struct EmulatorState: Sendable {
    var service: PresenceService
    var identities: IdentityProvider
    var throttle: Throttle
    var subscriptions = SubscriptionStore()
    var faults: [EmulatorFault] = []
    /// How far the emulator's time is ahead of its clock, in seconds.
    var offset: TimeInterval = 0
    /// The latest instant of any call. A system clock may be set back, but the time of the service must not go back.
    private var latest = Date.distantPast

    init(service: PresenceService, identities: IdentityProvider, throttle: Throttle) {
        self.service = service
        self.identities = identities
        self.throttle = throttle
    }

    /// Returns the current instant, after ending the subscriptions that have expired by then.
    mutating func instant(of clock: any GraphClock) -> Date {
        latest = max(latest, clock.now + offset)
        // Expired subscriptions end before the next command, because they record the presence at their end.
        let service = service
        subscriptions.endAll(at: latest) { service.state(of: $0, at: $1) }
        return latest
    }

    /// Returns the fault that applies to a request and counts its use; `nil` if no fault applies.
    mutating func takeFault(_ method: String, _ path: String) -> EmulatorFault? {
        guard let index = faults.firstIndex(where: { $0.applies(to: method, path) }) else { return nil }
        let fault = faults[index]
        faults[index].times -= 1
        if faults[index].times == 0 { faults.remove(at: index) }
        return fault
    }
}
