// SPDX-License-Identifier: MIT

/// A value that is stored in a separate object, so that it can be copied and passed to functions cheaply regardless of its
/// size. Setting the value does not affect copies.
struct Boxed<Value: Sendable>: Sendable {
    private final class Storage: Sendable {
        let value: Value

        init(_ value: Value) {
            self.value = value
        }
    }

    private var storage: Storage

    init(_ value: Value) {
        storage = Storage(value)
    }

    var value: Value {
        get { storage.value }
        set { storage = Storage(newValue) }
    }
}

extension Boxed: Equatable where Value: Equatable {
    static func == (first: Self, second: Self) -> Bool {
        first.storage === second.storage || first.value == second.value
    }
}

extension Boxed: Hashable where Value: Hashable {
    func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
