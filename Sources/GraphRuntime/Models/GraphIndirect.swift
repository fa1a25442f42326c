// SPDX-License-Identifier: MIT

/// Indirect storage for a property that may contain a value of the enclosing type.
public struct GraphIndirect<Value>: CustomDebugStringConvertible, CustomReflectable {
    fileprivate indirect enum Storage {
        case stored(Value)
    }

    private var storage: Storage

    /// Creates storage that contains a value.
    ///
    /// - Parameter value: The value to store.
    public init(_ value: Value) {
        storage = .stored(value)
    }

    /// The stored value.
    public var value: Value {
        get {
            switch storage {
            case .stored(let value): value
            }
        }
        set { storage = .stored(newValue) }
    }

    /// The debug description of the stored value.
    public var debugDescription: String { String(reflecting: value) }

    /// A mirror that reflects the stored value.
    public var customMirror: Mirror { Mirror(reflecting: value) }
}

extension GraphIndirect.Storage: Sendable where Value: Sendable {}
extension GraphIndirect: Sendable where Value: Sendable {}

extension GraphIndirect: Equatable where Value: Equatable {
    /// Returns whether the stored values are equal.
    public static func == (left: GraphIndirect, right: GraphIndirect) -> Bool { left.value == right.value }
}

extension GraphIndirect: Hashable where Value: Hashable {
    /// Hashes the stored value.
    public func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
