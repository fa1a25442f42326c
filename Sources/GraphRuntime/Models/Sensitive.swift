// SPDX-License-Identifier: MIT

/// Storage for a property with a sensitive value. Descriptions and mirrors show `•••` in its place.
public struct Sensitive<Value>: CustomDebugStringConvertible, CustomReflectable {
    /// The stored value.
    public var value: Value

    /// Creates storage that contains a sensitive value.
    ///
    /// - Parameter value: The value to store.
    public init(_ value: Value) {
        self.value = value
    }

    /// `•••`, or `nil` if there is no value.
    public var debugDescription: String {
        let mirror = Mirror(reflecting: value)
        return mirror.displayStyle == .optional && mirror.children.isEmpty ? "nil" : "•••"
    }

    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension Sensitive: Sendable where Value: Sendable {}
extension Sensitive: Equatable where Value: Equatable {}
extension Sensitive: Hashable where Value: Hashable {}
