import Foundation
import GraphPresence

/// What an emulator knows. Everything in it is a value, so that it can be taken back to how it was made.
struct EmulatorState: Sendable {
    var service: PresenceService
    var identities: IdentityProvider
    var throttle: Throttle
    var subscriptions = SubscriptionStore()
    var faults: [EmulatorFault] = []
    /// How far the time was moved on beyond that of the clock.
    var offset: TimeInterval = 0
    /// The latest instant at which anything was asked: a clock that is put right may go back, the service does not.
    private var latest = Date.distantPast

    init(service: PresenceService, identities: IdentityProvider, throttle: Throttle) {
        self.service = service
        self.identities = identities
        self.throttle = throttle
    }

    /// The instant, of the clock's and what it was moved on by; what ends by itself has ended by then.
    mutating func instant(of clock: any GraphClock) -> Date {
        latest = max(latest, clock.now + offset)
        // Before the next command, after which nobody can tell what was shown at the end.
        let service = service
        subscriptions.endAll(at: latest) { service.state(of: $0, at: $1) }
        return latest
    }

    /// The fault that a request meets; nil if it meets none.
    mutating func takeFault(_ method: String, _ path: String) -> EmulatorFault? {
        guard let index = faults.firstIndex(where: { $0.concerns(method, path) }) else { return nil }
        let fault = faults[index]
        faults[index].times -= 1
        if faults[index].times == 0 { faults.remove(at: index) }
        return fault
    }
}
