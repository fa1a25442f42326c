// SPDX-License-Identifier: MIT

import GraphSchema

/// An operation that a slice selects.
struct ImportedOperation {
    /// The HTTP method.
    let method: HTTPMethod
    /// The path, including the name of an action.
    let segments: [PathSegment]
    /// The type or collection at the path.
    let target: PathResolver.Target
    /// The name in the schema.
    let name: Located<String>

    /// The action; `nil` for a method.
    var action: MetadataOperation? { target.operation.flatMap { $0.isFunction ? nil : $0 } }

    /// The function; `nil` if there is none.
    var function: MetadataOperation? { target.operation.flatMap { $0.isFunction ? $0 : nil } }

    /// The path at which the schema lists the operation.
    var path: String { Array(segments.dropLast(action == nil ? 0 : 1)).template }

    /// The HTTP method and the path, for example `GET /me/messages`.
    var request: String { "\(method.rawValue) \(segments.template)" }

    /// The reference to the type of the body or the response that methods of the path have.
    var reference: String { target.isCollection ? "Collection(\(target.type))" : target.type }
}

/// The selection of the operations that a slice lists.
struct OperationSelection {
    let slice: Slice
    let resolver: PathResolver
    private(set) var operations: [ImportedOperation] = []
    private(set) var diagnostics = Diagnostics()
    /// The names of the actions and functions that the slice excludes.
    private(set) var excluded: Set<String> = []
    private var usedExclusions: Set<Int> = []
    private var usedNames: Set<Int> = []
    /// The positions, in the slice's `names`, of the names for single operations, by operation.
    private var exactNames: [String: Int] = [:]
    /// The positions of the names for patterns.
    private var patternNames: [Int] = []
    private var seen: Set<String> = []

    init(_ slice: Slice, _ metadata: Metadata) {
        self.slice = slice
        resolver = PathResolver(metadata: metadata)
        for (index, entry) in slice.names.enumerated() {
            let segments = entry.pattern.segments.compactMap { $0 }
            guard segments.count == entry.pattern.segments.count else {
                patternNames.append(index)
                continue
            }
            for method in entry.pattern.methods { exactNames["\(method.rawValue) \(segments.template)"] = index }
        }
        for pattern in slice.operations { add(pattern) }
        let requests = operations.map { "\($0.method.rawValue) \($0.segments.template)" }
        for (index, pattern) in slice.excludedOperations.enumerated() where !usedExclusions.contains(index) {
            report(
                pattern.text,
                "'\(pattern.text.value)' excludes no operation of this slice",
                note: Suggestion.note(for: pattern.text.value, among: requests)
            )
        }
        for (index, entry) in slice.names.enumerated() where !usedNames.contains(index) {
            report(
                entry.pattern.text,
                "'\(entry.pattern.text.value)' is not an operation of this slice",
                note: Suggestion.note(for: entry.pattern.text.value, among: requests)
            )
        }
    }

    private mutating func add(_ pattern: OperationPattern) {
        let known = pattern.segments.compactMap { $0 }
        guard known.count < pattern.segments.count else {
            for method in pattern.methods { add(method, known, pattern.text) }
            return
        }
        do throws(PathResolver.Failure) {
            let names = resolver.actions(of: try resolver.resolve(known))
            if names.isEmpty { report(pattern.text, "no action is bound to '\(known.template)'") }
            for name in names { add(.post, known + [.literal(name)], pattern.text) }
        } catch {
            report(pattern.text, error)
        }
    }

    private mutating func add(_ method: HTTPMethod, _ segments: [PathSegment], _ text: Located<String>) {
        let exclusions = slice.excludedOperations.indices.filter {
            slice.excludedOperations[$0].matches(method, segments)
        }
        usedExclusions.formUnion(exclusions)
        if !exclusions.isEmpty, let operation = (try? resolver.resolve(method, segments))?.operation {
            excluded.insert(operation.name)
        }
        guard exclusions.isEmpty, seen.insert("\(method.rawValue) \(segments.template)").inserted else { return }
        do throws(PathResolver.Failure) {
            let target = try resolver.resolve(method, segments)
            guard let name = try name(method, segments, target, text) else { return }
            operations.append(ImportedOperation(method: method, segments: segments, target: target, name: name))
        } catch {
            report(text, error)
        }
    }

    /// Returns the name that an operation has in the schema.
    private mutating func name(
        _ method: HTTPMethod,
        _ segments: [PathSegment],
        _ target: PathResolver.Target,
        _ text: Located<String>
    ) throws(PathResolver.Failure) -> Located<String>? {
        let index =
            exactNames["\(method.rawValue) \(segments.template)"]
            ?? patternNames.first { slice.names[$0].pattern.matches(method, segments) }
        if let index { usedNames.insert(index) }
        if let operation = target.operation {
            let own = operation.name.split(separator: ".").last.map(String.init) ?? operation.name
            guard let index else { return Located(own, at: text.location) }
            guard operation.isFunction else {
                throw PathResolver.Failure(
                    message: "the action '\(own)' cannot have another name, because requests contain the name"
                )
            }
            return slice.names[index].name
        }
        guard resolver.metadata.structures[target.type] != nil else {
            throw PathResolver.Failure(
                message: "'\(segments.template)' leads to '\(target.type)', which the schema format cannot express"
            )
        }
        let type = Self.capitalized(target.type.split(separator: ".").last.map(String.init) ?? target.type)
        let derived: String
        switch (method, target.isCollection) {
        case (.get, true):
            guard case .literal(let last)? = segments.last else { return nil }
            derived = "list\(Self.capitalized(last))"
        case (.get, false): derived = "get\(type)"
        case (.post, true): derived = "create\(type)"
        case (.patch, false): derived = "update\(type)"
        case (.put, false): derived = "replace\(type)"
        case (.delete, false): derived = "delete\(type)"
        default:
            let place = target.isCollection ? "the collection" : "the single value"
            throw PathResolver.Failure(message: "\(method.rawValue) cannot be sent to \(place) '\(segments.template)'")
        }
        return index.map { slice.names[$0].name } ?? Located(derived, at: text.location)
    }

    private static func capitalized(_ name: String) -> String { name.prefix(1).uppercased() + name.dropFirst() }

    private mutating func report(_ text: Located<String>, _ message: String, note: String? = nil) {
        diagnostics.report(.unresolvedOperation, message, at: text.location, note: note)
    }

    private mutating func report(_ text: Located<String>, _ failure: PathResolver.Failure) {
        report(text, failure.message, note: failure.note)
    }
}
