/// Storage of its own for a property of a type that may contain another value of that type.
@propertyWrapper
public struct Indirect<Value> {
    fileprivate indirect enum Storage {
        case stored(Value)
    }

    private var storage: Storage

    /// Stores a value.
    ///
    /// - Parameter wrappedValue: The value.
    public init(wrappedValue: Value) {
        storage = .stored(wrappedValue)
    }

    /// The value.
    public var wrappedValue: Value {
        get {
            switch storage {
            case .stored(let value): value
            }
        }
        set { storage = .stored(newValue) }
    }
}

extension Indirect.Storage: Sendable where Value: Sendable {}
extension Indirect: Sendable where Value: Sendable {}

extension Indirect: Equatable where Value: Equatable {
    /// Whether the values are equal.
    public static func == (left: Indirect, right: Indirect) -> Bool { left.wrappedValue == right.wrappedValue }
}

extension Indirect: Hashable where Value: Hashable {
    /// Hashes the value.
    public func hash(into hasher: inout Hasher) { hasher.combine(wrappedValue) }
}
