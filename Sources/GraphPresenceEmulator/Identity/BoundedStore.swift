/// Values by their keys; the oldest go when there are too many, so that whoever only ever asks does not fill the memory.
struct BoundedStore<Value: Sendable>: Sendable {
    static var maximumCount: Int { 10_000 }

    private var values: [String: Value] = [:]
    /// The keys in the order in which they came, with those that were removed since.
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

    /// The keys and values.
    var all: [String: Value] { values }
}
