// SPDX-License-Identifier: MIT

package import GraphSchema

/// The part of the metadata that a client needs.
package struct Slice: Sendable {
    /// The path segment after the root of the service.
    var version: JSONNode
    /// The client, in the form that the schema uses.
    var client: JSONNode
    /// The operations to import.
    var operations: [OperationPattern] = []
    /// The names of methods that differ from the derived names.
    var names: [(pattern: OperationPattern, name: Located<String>)] = []
    /// The operations that the patterns in ``operations`` do not include.
    var excludedOperations: [OperationPattern] = []
    /// The properties that the schema omits, for example `graph.message/body`.
    var excludedProperties: [Located<String>] = []
    /// The navigation properties that the schema includes.
    var navigation: [Located<String>] = []
    /// The subtypes that the schema includes.
    var subtypes: [Located<String>] = []
    /// The types that the schema includes although no operation uses them.
    var types: [Located<String>] = []
    /// The properties that are listed first in a type, by type.
    var order: [(type: Located<String>, properties: [Located<String>])] = []

    /// Reads a slice file.
    ///
    /// - Parameters:
    ///   - bytes: The contents of the file.
    ///   - line: The number of the first line. The default is 1.
    /// - Returns: The slice, or `nil` if the file has errors, and the errors.
    package static func read(_ bytes: [UInt8], firstLine line: Int = 1) -> (slice: Slice?, diagnostics: Diagnostics) {
        var reader = FileReader()
        guard let members = reader.read(bytes, firstLine: line) else { return (nil, reader.diagnostics) }
        let fields = reader.fields(
            members,
            at: SourceLocation(line: line, column: 1),
            "the slice",
            required: ["formatVersion", "version", "client", "operations"],
            optional: ["$schema", "names", "exclude", "navigation", "subtypes", "types", "order"]
        )
        reader.checkVersion(fields["formatVersion"])
        guard let version = fields["version"], let client = fields["client"] else { return (nil, reader.diagnostics) }
        var slice = Slice(version: version, client: client)
        slice.operations = reader.texts(fields["operations"]).compactMap { reader.pattern($0) }
        for member in fields["names"].flatMap({ reader.members(of: $0) }) ?? [] {
            guard let pattern = reader.pattern(member.key), let name = reader.text(member.node) else { continue }
            slice.names.append((pattern, name))
        }
        for exclusion in reader.texts(fields["exclude"]) {
            if exclusion.value.contains(" ") {
                if let pattern = reader.pattern(exclusion) { slice.excludedOperations.append(pattern) }
            } else {
                slice.excludedProperties.append(exclusion)
            }
        }
        slice.navigation = reader.texts(fields["navigation"])
        slice.subtypes = reader.texts(fields["subtypes"])
        slice.types = reader.texts(fields["types"])
        for member in fields["order"].flatMap({ reader.members(of: $0) }) ?? [] {
            slice.order.append((member.key, reader.texts(member.node)))
        }
        slice.checkOperations(&reader)
        return (reader.diagnostics.hasErrors ? nil : slice, reader.diagnostics)
    }

    /// Reports patterns in places that are not allowed.
    private func checkOperations(_ reader: inout FileReader) {
        for pattern in operations {
            guard !pattern.hasAnyMethod else {
                reader.diagnostics.report(
                    .invalidPath,
                    "'\(pattern.text.value)' does not specify an operation",
                    at: pattern.text.location,
                    note: "list the HTTP methods, for example 'GET,PATCH'; the method '*' is for 'exclude' and 'names'"
                )
                continue
            }
            let isAnyAction = pattern.segments.last == .some(nil)
            let places = pattern.segments.dropLast(isAnyAction ? 1 : 0)
            guard places.contains(nil) || isAnyAction && pattern.methods != [.post] else { continue }
            reader.diagnostics.report(
                .invalidPath,
                "'\(pattern.text.value)' does not specify an operation",
                at: pattern.text.location,
                note: "'*' can only be the last segment after 'POST', where it matches all actions"
            )
        }
    }
}

extension FileReader {
    /// Returns the pattern that a string contains.
    mutating func pattern(_ text: Located<String>) -> OperationPattern? {
        do throws(Diagnostic) {
            return try OperationPattern(text)
        } catch {
            diagnostics.report(error)
            return nil
        }
    }
}
