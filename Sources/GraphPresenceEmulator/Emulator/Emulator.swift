import Foundation
import GraphPresence

/// The emulator: a presence service in memory with its identity provider, limits, subscriptions, faults and clock.
///
/// Its description and mirror show no state, because tokens are in it.
final class Emulator: CustomReflectable, CustomStringConvertible, Sendable {
    /// The cloud that the emulator is.
    let cloud: GraphCloud.Name
    private let state: Locked<EmulatorState>
    private let initial: EmulatorState
    private let clock: any GraphClock

    /// Creates an emulator.
    ///
    /// - Parameters:
    ///   - state: The state to start from.
    ///   - clock: The clock.
    ///   - cloud: The cloud to be.
    init(_ state: EmulatorState, clock: any GraphClock, cloud: GraphCloud.Name) {
        initial = state
        self.state = Locked(state)
        self.clock = clock
        self.cloud = cloud
    }

    /// The emulator's time: that of its clock, and what it was moved on by.
    var now: Date { withState { $1 } }

    /// Reads or changes the state at the instant, which no later call comes before.
    func withState<Result>(_ body: (inout EmulatorState, Date) throws -> Result) rethrows -> Result {
        try state.withLock { state in
            let now = state.instant(of: clock)
            return try body(&state, now)
        }
    }

    /// Takes the state back to how the emulator was made.
    func reset() {
        state.withLock { $0 = initial }
    }

    var description: String { "Emulator(\(cloud.rawValue))" }

    var customMirror: Mirror { Mirror(self, children: ["cloud": cloud.rawValue], displayStyle: .class) }
}
