public import Foundation

/// Tells the emulator what time it is.
public protocol EmulatorClock: Sendable {
    /// The current instant. The emulator stands still while it goes back.
    var now: Date { get }
}

/// The clock of this machine.
public struct SystemClock: EmulatorClock {
    /// The clock of this machine.
    public init() {}

    /// The current instant.
    public var now: Date { Date() }
}
