// SPDX-License-Identifier: MIT

import GraphSchema

/// A reader for the JSON files of an import. It reports values that do not have the expected structure.
struct FileReader {
    var diagnostics = Diagnostics()

    /// Reads a file that contains a JSON object.
    ///
    /// - Parameters:
    ///   - bytes: The contents of the file.
    ///   - line: The number of the first line.
    /// - Returns: The members of the object; `nil` if the file is not a JSON object.
    mutating func read(_ bytes: [UInt8], firstLine line: Int) -> [JSONMember]? {
        let (node, problems) = JSONReader.read(bytes)
        for problem in problems.sorted {
            // The note about an empty file applies only to schemas.
            let isEmpty = problem.kind == .emptyFile
            let plain = isEmpty ? Diagnostic(problem.kind, problem.message, at: problem.location) : problem
            diagnostics.report(plain.shifted(toFirstLine: line))
        }
        return node.flatMap { members(of: $0.shifted(toFirstLine: line)) }
    }

    /// Returns the members of an object; `nil` if the value is not an object.
    mutating func members(of node: JSONNode) -> [JSONMember]? {
        if case .object(let members) = node.value { return members }
        wrongType(node, "an object")
        return nil
    }

    /// Returns the members of an object by key and reports unknown and missing keys.
    ///
    /// - Parameters:
    ///   - members: The members of the object.
    ///   - location: The position of the object.
    ///   - title: The kind of object, as named in diagnostics.
    ///   - required: The keys that the object must have.
    ///   - optional: The keys that the object may have.
    /// - Returns: The values of the known keys.
    mutating func fields(
        _ members: [JSONMember],
        at location: SourceLocation,
        _ title: String,
        required: [String],
        optional: [String]
    ) -> [String: JSONNode] {
        var fields: [String: JSONNode] = [:]
        for member in members {
            let key = member.key.value
            guard required.contains(key) || optional.contains(key) else {
                unknownKey(member.key, title, required + optional)
                continue
            }
            fields[key] = member.node
        }
        for key in required where fields[key] == nil {
            diagnostics.report(.missingKey, "\(title) must have the key '\(key)'", at: location)
        }
        return fields
    }

    mutating func unknownKey(_ key: Located<String>, _ title: String, _ known: [String]) {
        let list = known.quotedList("and")
        diagnostics.report(
            .unknownKey,
            "'\(key.value)' is not a valid key for \(title)",
            at: key.location,
            note: Suggestion.note(for: key.value, among: known) ?? "the valid keys are \(list)"
        )
    }

    /// Returns a string that is not blank.
    mutating func text(_ node: JSONNode) -> Located<String>? {
        guard case .string(let value) = node.value else {
            wrongType(node, "a string")
            return nil
        }
        guard value.contains(where: { !$0.isWhitespace }) else {
            diagnostics.report(.emptyValue, "the string must not be empty or blank", at: node.location)
            return nil
        }
        return Located(value, at: node.location)
    }

    /// Returns the strings in an array; an empty array if the value is missing.
    mutating func texts(_ node: JSONNode?) -> [Located<String>] {
        array(node).compactMap { text($0) }
    }

    /// Returns the elements of an array; an empty array if the value is missing.
    mutating func array(_ node: JSONNode?) -> [JSONNode] {
        guard let node else { return [] }
        if case .array(let elements) = node.value { return elements }
        wrongType(node, "an array")
        return []
    }

    /// Reports a format version that is not 1.
    mutating func checkVersion(_ node: JSONNode?) {
        guard let node else { return }
        if case .number("1") = node.value { return }
        let message = "the format version is not supported"
        diagnostics.report(.unsupportedFormatVersion, message, at: node.location, note: "use the number 1")
    }

    mutating func wrongType(_ node: JSONNode, _ expected: String) {
        diagnostics.report(.wrongType, "expected \(expected), found \(node.kindName)", at: node.location)
    }
}
