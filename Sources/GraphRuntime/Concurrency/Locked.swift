import Foundation

/// A value behind a lock.
///
/// Unchecked because the compiler cannot see that the lock guards the value; `Mutex` needs macOS 15.
package final class Locked<Value: Sendable>: @unchecked Sendable, CustomReflectable {
    private let lock = NSLock()
    private var value: Value

    package init(_ value: Value) {
        self.value = value
    }

    /// Shows nothing: what is shared behind a lock may be a secret, and looking would take the lock.
    package var customMirror: Mirror { Mirror(self, children: [:], displayStyle: .class) }

    /// Reads or changes the value; no other thread does so meanwhile.
    package func withLock<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result {
        lock.lock()
        defer { lock.unlock() }
        return try body(&value)
    }
}
