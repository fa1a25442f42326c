public import Foundation
import GraphPresence

/// A clock that moves when it is told to.
public final class ManualClock: EmulatorClock {
    private let instant: Locked<Date>

    /// A clock that stands at an instant.
    ///
    /// - Parameter now: The instant. Default: 2025-01-01T00:00:00Z.
    public init(now: Date = Date(timeIntervalSince1970: 1_735_689_600)) {
        instant = Locked(now)
    }

    /// The current instant.
    public var now: Date { instant.withLock { $0 } }

    /// Moves the clock on.
    ///
    /// - Parameter duration: How far; a negative duration is ignored, because the clock never goes back.
    public func advance(by duration: Duration) {
        instant.withLock { $0 += max(0, duration / .seconds(1)) }
    }
}
