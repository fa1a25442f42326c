// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// The operations that tests perform directly, without a Graph request. ``EmulatorTransport`` documents these
/// operations.
extension Emulator {
    func perform(_ command: PresenceCommand, for user: String) throws {
        try changeState { try $0.service.perform(command, for: user, at: $1) }
    }

    func advance(by duration: Duration) {
        guard canAdvance(by: duration) else { return }
        changeState { state, _ in state.advance(by: max(0, duration / .seconds(1))) }
    }

    /// Sets the time unless the instant is before the current time or after the year 9999, and returns whether the time
    /// was set.
    ///
    /// Before the first request, the time can also be set to an earlier instant.
    func setTime(to instant: Date, isFrozen: Bool? = nil) -> Bool {
        instant < PresenceRules.endOfTime && withClockState { $0.setTime(to: instant, isFrozen: isFrozen, on: clock) }
    }

    /// Freezes the time, or lets it continue from the current instant.
    func freeze(_ isFrozen: Bool) {
        withClockState { $0.freeze(isFrozen, on: clock) }
    }

    /// The current time, and whether the time is frozen.
    var time: (now: Date, isFrozen: Bool) { withState { ($1, $0.frozenAt != nil) } }

    func canAdvance(by duration: Duration) -> Bool {
        now + duration / .seconds(1) < PresenceRules.endOfTime
    }

    func register(token: String, as identity: EmulatorIdentity) {
        changeState { state, _ in state.identities.register(token, identity) }
    }

    func register(_ application: EmulatorApplication) {
        changeState { state, _ in state.identities.register(application) }
    }

    var pendingDeviceCodes: [String] { pendingCodes.map(\.userCode) }

    /// The pending sign-ins, sorted by expiration. This is also the order in which the sign-ins were requested.
    var pendingCodes: [DeviceCode] {
        withState { state, now in
            state.identities.deviceCodes.all.values.filter { code in
                if case .pending = code.decision { now < code.expiresAt } else { false }
            }
        }.sorted { ($0.expiresAt, $0.userCode) < ($1.expiresAt, $1.userCode) }
    }

    func approveDeviceCode(_ userCode: String, as user: String) throws {
        try decide(userCode, .approved(user: user))
    }

    func denyDeviceCode(_ userCode: String) throws {
        try decide(userCode, .denied)
    }

    /// Adds a fault and returns its entry.
    @discardableResult
    func add(_ fault: EmulatorFault) -> FaultQueue.Entry {
        changeState { state, now in state.faults.add(fault, at: now) }
    }

    func removeFaults() {
        changeState { state, _ in state.faults.removeAll() }
    }

    /// Removes a fault.
    ///
    /// - Throws: ``PresenceServiceError`` with status 404 if no remaining fault has the ID.
    func removeFault(_ id: Int) throws {
        guard changeState({ state, now in state.faults.remove(id, at: now) }) else {
            throw PresenceServiceError(
                status: 404,
                code: "NotFound",
                message: "no fault has the ID \(id); it was used up, has ended, or was removed"
            )
        }
    }

    /// The faults that have neither been used up nor ended.
    var faults: [FaultQueue.Entry] { withState { state, now in state.faults.all(at: now) } }

    /// The subscriptions of all callers, without the client state.
    var subscriptions: [Subscription] { withState { state, _ in state.subscriptions.all } }

    func add(_ user: UserDirectory.User) {
        changeState { state, _ in state.directory.add(user) }
    }

    func setThrottling(_ throttling: EmulatorThrottling?) {
        changeState { state, _ in state.throttle = Throttle(throttling) }
    }

    func timeline(of user: String, from start: Date, to end: Date) -> PresenceTimeline {
        // The timeline is computed after the state is unlocked, so that other requests do not have to wait.
        let (presence, now) = withState { state, now in (state.service.userPresence(of: user), now) }
        return presence.timeline(of: user, from: start, to: end, now: now)
    }

    func takeNotifications() throws -> [EmulatorNotification] {
        try withState { state, now in
            try state.subscriptions.takeNotifications(at: now, state.service.state)
        }
    }

    func sendLifecycleEvent(_ event: EmulatorLifecycleEvent, toSubscription id: String) throws {
        try changeState { state, now in
            try state.subscriptions.note(event, for: id, at: now, state.service.state)
        }
    }

    private func decide(_ userCode: String, _ decision: DeviceCode.Decision) throws {
        try changeState { state, now in
            let pending = state.identities.deviceCodes.all.first { entry in
                guard case .pending = entry.value.decision else { return false }
                return entry.value.userCode == userCode.uppercased() && now < entry.value.expiresAt
            }
            guard let pending else {
                throw PresenceServiceError(
                    status: 404,
                    code: "NotFound",
                    message: "no pending sign-in has this user code; the code may have expired"
                )
            }
            state.identities.deviceCodes[pending.key]?.decision = decision
        }
    }
}
