/// Values by method and path template, such as `/users/{user-id}/presence`, found segment by segment.
struct RouteTable<Value: Sendable>: Sendable {
    private var values: [String: Value] = [:]
    private var literals: [String: RouteTable] = [:]
    /// The table below a placeholder. It has at most one element: a value cannot contain itself.
    private var placeholder: [RouteTable] = []

    /// Creates a table.
    ///
    /// - Parameter routes: The values with their methods and templates. Each value has a method and template of its own.
    init(_ routes: [(method: String, template: String, value: Value)]) {
        for route in routes { add(route.value, route.method, RequestPath(route.template).segments[...]) }
    }

    /// The value of a path, and the values of the placeholders in its template. A literal takes precedence over a placeholder.
    ///
    /// - Parameters:
    ///   - method: The method.
    ///   - path: The decoded segments of the path.
    ///   - isOffered: Whether a value counts.
    /// - Returns: The value; `nil` if no template fits the path, or none has the method.
    func match(
        _ method: String,
        _ path: ArraySlice<String>,
        where isOffered: (Value) -> Bool = { _ in true }
    ) -> (value: Value, parameters: [String])? {
        guard let segment = path.first else {
            return values[method].flatMap { isOffered($0) ? (value: $0, parameters: []) : nil }
        }
        let rest = path.dropFirst()
        if let match = literals[segment]?.match(method, rest, where: isOffered) { return match }
        guard !segment.isEmpty, let match = placeholder.first?.match(method, rest, where: isOffered) else { return nil }
        return (match.value, [segment] + match.parameters)
    }

    /// The methods that a path allows, sorted. Empty if no template fits it.
    ///
    /// - Parameters:
    ///   - path: The decoded segments of the path.
    ///   - isOffered: Whether a value counts.
    /// - Returns: The methods.
    func methods(at path: ArraySlice<String>, where isOffered: (Value) -> Bool = { _ in true }) -> [String] {
        guard let segment = path.first else { return values.filter { isOffered($0.value) }.keys.sorted() }
        let rest = path.dropFirst()
        let tables = [literals[segment], segment.isEmpty ? nil : placeholder.first].compactMap { $0 }
        return Set(tables.flatMap { $0.methods(at: rest, where: isOffered) }).sorted()
    }

    private mutating func add(_ value: Value, _ method: String, _ template: ArraySlice<String>) {
        guard let segment = template.first else {
            values[method] = value
            return
        }
        if segment.hasPrefix("{") {
            if placeholder.isEmpty { placeholder = [RouteTable([])] }
            placeholder[0].add(value, method, template.dropFirst())
        } else {
            literals[segment, default: RouteTable([])].add(value, method, template.dropFirst())
        }
    }
}
