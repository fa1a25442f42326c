// SPDX-License-Identifier: MIT

/// A key-value store that evicts the oldest values when it is full.
///
/// The size limit prevents a client that keeps requesting codes or tokens from exhausting the memory.
struct BoundedStore<Value: Sendable>: Sendable {
    static var maximumCount: Int { 10_000 }

    private var values: [String: Value] = [:]
    /// The keys in insertion order, including keys that have been removed.
    private var order: [String] = []

    subscript(key: String) -> Value? {
        get { values[key] }
        set {
            guard let newValue else {
                values[key] = nil
                return
            }
            if values.updateValue(newValue, forKey: key) == nil { order.append(key) }
            guard order.count >= 2 * Self.maximumCount else { return }
            order = order.filter { values[$0] != nil }
            let excess = max(0, order.count - Self.maximumCount)
            for key in order.prefix(excess) { values[key] = nil }
            order.removeFirst(excess)
        }
    }

    /// All keys and values.
    var all: [String: Value] { values }
}
