extension SchemaReader {
    /// The members of an object of a known kind by key; reports unknown and missing keys. Nil if it is no object.
    mutating func object(_ node: JSONNode, _ kind: ObjectKind) -> [String: JSONNode]? {
        guard let members = rawMembers(node), let keys = ObjectKind.allKeys[kind] else { return nil }
        var object: [String: JSONNode] = [:]
        for member in members {
            guard keys.known.contains(member.key.value) else {
                let known = kind.requiredKeys + kind.optionalKeys
                diagnostics.report(
                    .unknownKey,
                    "\(kind.title) has no key '\(member.key.value)'",
                    at: member.key.location,
                    note: diagnostics.suggestion(for: member.key.value, among: known)
                        ?? "it may have \(known.map { "'\($0)'" }.joined(separator: ", "))"
                )
                continue
            }
            object[member.key.value] = member.node
        }
        for key in keys.required where object[key] == nil {
            diagnostics.report(.missingKey, "\(kind.title) lacks the key '\(key)'", at: node.location)
        }
        return object
    }

    /// The members of an object whose keys are names of the schema's own; none if there is no object.
    mutating func members(_ node: JSONNode?) -> [JSONMember] {
        guard let node, let members = rawMembers(node) else { return [] }
        return members.filter { member in
            guard member.key.value.isEmpty else { return true }
            diagnostics.report(.emptyValue, "a name is empty", at: member.key.location)
            return false
        }
    }

    /// The elements of an array, each read; nil if it is no array.
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

    /// The elements of an array that must have some.
    mutating func nonEmptyArray<Element>(
        _ node: JSONNode,
        of read: (inout SchemaReader, JSONNode) -> Element?
    ) -> [Element]? {
        if case .array(let elements) = node.value, elements.isEmpty {
            diagnostics.report(.emptyValue, "the list is empty", at: node.location)
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

    /// A string with something in it.
    mutating func text(_ node: JSONNode) -> Located<String>? {
        guard let string = string(node) else { return nil }
        guard string.value.contains(where: { !$0.isWhitespace }) else {
            diagnostics.report(.emptyValue, "the text is empty", at: node.location)
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
        guard case .number(let text) = node.value, let value = Int(text), value >= 0 else {
            wrongType(node, "a whole number from 0 up")
            return nil
        }
        return Located(value, at: node.location)
    }

    /// One of a fixed set of words.
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
            "'\(word.value)' is not \(what)",
            at: word.location,
            note: diagnostics.suggestion(for: word.value, among: known)
                ?? "it is one of \(known.map { "'\($0)'" }.joined(separator: ", "))"
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
