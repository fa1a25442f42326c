// SPDX-License-Identifier: MIT

extension SchemaReader {
    /// Returns the members of an object by key and reports unknown and missing keys; returns `nil` if the value is not
    /// an object.
    mutating func object(_ node: JSONNode, _ kind: ObjectKind) -> [String: JSONNode]? {
        guard let members = rawMembers(node), let keys = ObjectKind.allKeys[kind] else { return nil }
        var object: [String: JSONNode] = [:]
        for member in members {
            guard keys.known.contains(member.key.value) else {
                let known = kind.requiredKeys + kind.optionalKeys
                diagnostics.report(
                    .unknownKey,
                    "'\(member.key.value)' is not a valid key for \(kind.title)",
                    at: member.key.location,
                    note: diagnostics.suggestion(for: member.key.value, among: known)
                        ?? "the valid keys are \(known.quotedList("and"))"
                )
                continue
            }
            object[member.key.value] = member.node
        }
        for key in keys.required where object[key] == nil {
            diagnostics.report(.missingKey, "\(kind.title) must have the key '\(key)'", at: node.location)
        }
        return object
    }

    /// Returns the members of an object whose keys are names that the schema declares; an empty array if there is no
    /// object.
    mutating func members(_ node: JSONNode?) -> [JSONMember] {
        guard let node, let members = rawMembers(node) else { return [] }
        return members.filter { member in
            guard member.key.value.isEmpty else { return true }
            diagnostics.report(.emptyValue, "a name must not be empty", at: member.key.location)
            return false
        }
    }

    /// Returns the elements of an array that can be read; `nil` if the value is not an array.
    mutating func array<Element>(
        _ node: JSONNode,
        of read: (inout SchemaReader, JSONNode) -> Element?
    ) -> [Element]? {
        guard case .array(let elements) = node.value else {
            wrongType(node, "an array")
            return nil
        }
        return elements.compactMap { read(&self, $0) }
    }

    /// Returns the elements of an array that must not be empty.
    mutating func nonEmptyArray<Element>(
        _ node: JSONNode,
        of read: (inout SchemaReader, JSONNode) -> Element?
    ) -> [Element]? {
        if case .array(let elements) = node.value, elements.isEmpty {
            diagnostics.report(.emptyValue, "the list must not be empty", at: node.location)
            return nil
        }
        return array(node, of: read)
    }

    mutating func string(_ node: JSONNode) -> Located<String>? {
        guard case .string(let value) = node.value else {
            wrongType(node, "a string")
            return nil
        }
        return Located(value, at: node.location)
    }

    /// Returns a string that is not blank.
    mutating func text(_ node: JSONNode) -> Located<String>? {
        guard let string = string(node) else { return nil }
        guard string.value.contains(where: { !$0.isWhitespace }) else {
            diagnostics.report(.emptyValue, "the string must not be empty or blank", at: node.location)
            return nil
        }
        return string
    }

    mutating func bool(_ node: JSONNode) -> Bool? {
        guard case .bool(let value) = node.value else {
            wrongType(node, "true or false")
            return nil
        }
        return value
    }

    mutating func integer(_ node: JSONNode) -> Located<Int>? {
        let expected = "a whole number of 0 or more"
        guard case .number(let text) = node.value else {
            wrongType(node, expected)
            return nil
        }
        guard let value = Int(text), value >= 0 else {
            diagnostics.report(.wrongType, "expected \(expected), found \(text.prefix(80))", at: node.location)
            return nil
        }
        return Located(value, at: node.location)
    }

    /// Returns one of a fixed set of words.
    mutating func word<Word>(
        _ node: JSONNode,
        _ type: Word.Type,
        _ what: String
    ) -> Word? where Word: RawRepresentable & CaseIterable, Word.RawValue == String {
        guard let string = string(node) else { return nil }
        if let word = Word(rawValue: string.value) { return word }
        let known = Word.allCases.map(\.rawValue)
        unknownWord(string, what, known)
        return nil
    }

    mutating func unknownWord(_ word: Located<String>, _ what: String, _ known: [String]) {
        diagnostics.report(
            .unknownWord,
            "'\(word.value)' is not a \(what)",
            at: word.location,
            note: diagnostics.suggestion(for: word.value, among: known)
                ?? "use \(known.quotedList("or"))"
        )
    }

    private mutating func rawMembers(_ node: JSONNode) -> [JSONMember]? {
        guard case .object(let members) = node.value else {
            wrongType(node, "an object")
            return nil
        }
        return members
    }

    private mutating func wrongType(_ node: JSONNode, _ expected: String) {
        diagnostics.report(.wrongType, "expected \(expected), found \(node.kindName)", at: node.location)
    }
}
