// SPDX-License-Identifier: MIT

/// Storage for a property with a sensitive value. Descriptions and mirrors show `•••` instead of the value.
public struct Sensitive<Value>: CustomDebugStringConvertible, CustomReflectable {
    /// The stored value.
    public var value: Value

    /// Creates storage that contains a sensitive value.
    ///
    /// - Parameter value: The value to store.
    public init(_ value: Value) {
        self.value = value
    }

    /// The string `•••`, or `nil` if the stored value is `nil`.
    public var debugDescription: String {
        let mirror = Mirror(reflecting: value)
        return mirror.displayStyle == .optional && mirror.children.isEmpty ? "nil" : "•••"
    }

    /// A mirror without children, which does not reveal the stored value.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension Sensitive: Sendable where Value: Sendable {}
extension Sensitive: Equatable where Value: Equatable {}
extension Sensitive: Hashable where Value: Hashable {}
