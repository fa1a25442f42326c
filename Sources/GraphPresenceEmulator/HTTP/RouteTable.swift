// SPDX-License-Identifier: MIT

/// A table that maps methods and path templates, for example `/users/{user-id}/presence`, to values.
struct RouteTable<Value: Sendable>: Sendable {
    private var values: [String: Value] = [:]
    private var literals: [String: RouteTable] = [:]
    /// The table for a placeholder segment. The array, which has at most one element, is needed because a structure
    /// cannot contain itself.
    private var placeholder: [RouteTable] = []

    /// Creates a table.
    ///
    /// - Parameter routes: The values with their methods and templates. Each combination of a method and a template
    ///   must be unique.
    init(_ routes: [(method: String, template: String, value: Value)]) {
        for route in routes { add(route.value, route.method, RequestPath(route.template).segments[...]) }
    }

    /// Returns the value for a path and the values of the placeholders in its template.
    ///
    /// A literal segment takes precedence over a placeholder.
    ///
    /// - Parameters:
    ///   - method: The HTTP method.
    ///   - path: The decoded segments of the path.
    ///   - isOffered: A closure that returns whether to consider a value.
    /// - Returns: The value and the parameters; `nil` if no template with this method matches the path.
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

    /// Returns the methods that a path allows.
    ///
    /// - Parameters:
    ///   - path: The decoded segments of the path.
    ///   - isOffered: A closure that returns whether to consider a value.
    /// - Returns: The methods in alphabetical order; an empty array if no template matches the path.
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
