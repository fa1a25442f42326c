// SPDX-License-Identifier: MIT

import Foundation

/// A value that a lock protects.
///
/// The conformance to `Sendable` is unchecked, because the compiler cannot verify the lock. `Mutex`, which the compiler
/// could verify, requires macOS 15.
package final class Locked<Value: Sendable>: @unchecked Sendable, CustomReflectable {
    private let lock = NSLock()
    private var value: Value

    package init(_ value: Value) {
        self.value = value
    }

    /// An empty mirror, because the value may be a secret, and reading the value would require the lock.
    package var customMirror: Mirror { Mirror(self, children: [:], displayStyle: .class) }

    /// Calls a closure with exclusive access to the value.
    package func withLock<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result {
        lock.lock()
        defer { lock.unlock() }
        return try body(&value)
    }
}
