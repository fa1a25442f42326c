// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// An in-memory presence service with an identity provider, throttling, subscriptions, faults, and a clock.
///
/// The emulator's description and mirror omit the state, because the state contains tokens.
final class Emulator: CustomReflectable, CustomStringConvertible, Sendable {
    /// The cloud that the emulator emulates.
    let cloud: GraphCloud.Name
    private let state: Locked<EmulatorState>
    /// The state that a reset restores.
    private let initial: Locked<EmulatorState>
    let clock: any GraphClock
    /// The most recent requests, which a reset removes.
    let log = Locked(RequestLog())
    /// A counter for changes to the state and the log.
    let changes = ChangeCounter()
    /// A counter for changes to the state.
    let stateChanges = ChangeCounter()

    /// Creates an emulator.
    ///
    /// - Parameters:
    ///   - state: The initial state.
    ///   - clock: The clock that determines the emulator's time.
    ///   - cloud: The cloud to emulate.
    init(_ state: EmulatorState, clock: any GraphClock, cloud: GraphCloud.Name) {
        initial = Locked(state)
        self.state = Locked(state)
        self.clock = clock
        self.cloud = cloud
    }

    /// The emulator's time: the time of its clock plus all durations by which the emulator was advanced.
    var now: Date { withState { $1 } }

    /// Reads or changes the state at the current instant. The instants of successive calls never decrease.
    func withState<Result>(_ body: (inout EmulatorState, Date) throws -> Result) rethrows -> Result {
        try state.withLock { state in
            let now = state.instant(of: clock)
            return try body(&state, now)
        }
    }

    /// Changes the state at the current instant, and reports the change.
    func changeState<Result>(_ body: (inout EmulatorState, Date) throws -> Result) rethrows -> Result {
        defer { noteChange() }
        return try withState(body)
    }

    /// Changes the time without determining the current instant, and reports the change.
    func withClockState<Result>(_ body: (inout EmulatorState) -> Result) -> Result {
        defer { noteChange() }
        return state.withLock { body(&$0) }
    }

    private func noteChange() {
        stateChanges.increment()
        changes.increment()
    }

    /// Makes the current state the initial state, which a reset restores.
    func keepAsInitialState() {
        let state = withState { state, _ in state }
        initial.withLock { $0 = state }
    }

    /// Restores the initial state.
    func reset() {
        let initial = initial.withLock { $0 }
        changeState { state, _ in state = initial }
        clearRequests()
    }

    /// Removes all requests from the log.
    func clearRequests() {
        log.withLock { $0.removeAll() }
        changes.increment()
    }

    var description: String { "Emulator(\(cloud.rawValue))" }

    var customMirror: Mirror { Mirror(self, children: ["cloud": cloud.rawValue], displayStyle: .class) }
}
