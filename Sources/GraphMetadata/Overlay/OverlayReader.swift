// SPDX-License-Identifier: MIT

import GraphSchema

/// A reader for the parts of an overlay. It checks that every fact has a source.
struct OverlayReader {
    var reader: FileReader
    let sources: [String]
    /// Diagnostics for targets without a source and for sources that do not exist.
    private(set) var sourceProblems = Diagnostics()
    /// The targets that have a source. The source also applies to the target's members and parameters.
    private var sourced: Set<String> = []

    init(reader: FileReader, sources: [String]) {
        self.reader = reader
        self.sources = sources
    }

    /// Reads the facts of all targets.
    mutating func readFacts(_ node: JSONNode?) -> [Overlay.TargetFacts] {
        guard let members = node.flatMap({ reader.members(of: $0) }) else { return [] }
        return members.compactMap { readFacts($0) }
    }

    private mutating func readFacts(_ member: JSONMember) -> Overlay.TargetFacts? {
        guard let members = reader.members(of: member.node) else { return nil }
        checkSource(of: member.key, members, at: member.node.location)
        let facts = members.filter { $0.key.value != "source" && $0.key.value != "conflicts" }
        let conflicts = members.first { $0.key.value == "conflicts" }
        return Overlay.TargetFacts(
            target: member.key,
            facts: facts,
            conflicts: reader.array(conflicts?.node).compactMap { readConflict($0, facts) }
        )
    }

    /// Reads enums or types that only the documentation describes.
    mutating func readDeclarations(_ node: JSONNode?) -> [JSONMember] {
        guard let members = node.flatMap({ reader.members(of: $0) }) else { return [] }
        return members.compactMap { member in
            guard let own = reader.members(of: member.node) else { return nil }
            checkSource(of: member.key, own, at: member.node.location)
            let facts = own.filter { $0.key.value != "source" }
            return JSONMember(key: member.key, node: JSONNode(.object(facts), at: member.node.location))
        }
    }

    /// Checks that a target, or the declaration that contains the target, has a source.
    private mutating func checkSource(
        of target: Located<String>,
        _ members: [JSONMember],
        at location: SourceLocation
    ) {
        if let node = members.first(where: { $0.key.value == "source" })?.node {
            if let name = reader.text(node) { checkSource(name) }
            sourced.insert(target.value)
            return
        }
        // A path and an operation on a path also contain slashes, but they are not members of a shorter path.
        if !target.value.hasPrefix("/"), !target.value.contains(" "), let slash = target.value.lastIndex(of: "/"),
            sourced.contains(String(target.value[..<slash]))
        {
            return
        }
        sourceProblems.report(
            .missingKey,
            "'\(target.value)' must have the key 'source'",
            at: location,
            note: "the value is a key of 'sources'; a member or parameter can have the source of its declaration, "
                + "which must come first"
        )
    }

    private mutating func checkSource(_ name: Located<String>) {
        guard !sources.contains(name.value) else { return }
        sourceProblems.report(
            .unknownWord,
            "there is no source '\(name.value)'",
            at: name.location,
            note: Suggestion.note(for: name.value, among: sources) ?? "add it to 'sources'"
        )
    }

    private mutating func readConflict(_ node: JSONNode, _ facts: [JSONMember]) -> Overlay.Conflict? {
        guard let members = reader.members(of: node) else { return nil }
        let fields = reader.fields(
            members,
            at: node.location,
            "a conflict",
            required: ["fact", "value", "source", "reason"],
            optional: ["chosen"]
        )
        _ = fields["reason"].flatMap { reader.text($0) }
        guard let fact = fields["fact"].flatMap({ reader.text($0) }), let value = fields["value"],
            let source = fields["source"].flatMap({ reader.text($0) })
        else { return nil }
        if source.value != Overlay.metadata { checkSource(source) }
        // The conflict can concern a fact that the schema format does not support, for example a status code.
        guard let chosen = facts.first(where: { $0.key.value == fact.value })?.node ?? fields["chosen"] else {
            let message = "the conflict is about '\(fact.value)', which this target does not specify"
            reader.diagnostics.report(
                .unresolvedParameter,
                message,
                at: fact.location,
                note:
                    "specify the value that you choose as '\(fact.value)', or as 'chosen' if a schema cannot contain it"
            )
            return nil
        }
        if JSONText(chosen).line == JSONText(value).line {
            let message = "the source '\(source.value)' has the same value; there is no conflict"
            reader.diagnostics.report(.duplicateValue, message, at: node.location)
        }
        return Overlay.Conflict(fact: fact, value: value, source: source)
    }
}
