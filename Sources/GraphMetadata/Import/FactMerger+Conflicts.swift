// SPDX-License-Identifier: MIT

import GraphSchema

/// An operation that a pattern in an overlay matches.
struct PatternMatch {
    /// The operation, for example `GET /me/messages`.
    let request: String
    /// The values that the metadata and the operation's method or action specify, by key. The values in the metadata come
    /// first.
    let values: [String: [JSONNode]]

    /// Returns whether one of the values for a key equals a value.
    func states(_ value: JSONNode, for key: String) -> Bool {
        (values[key] ?? []).contains { JSONText($0).line == JSONText(value).line }
    }
}

extension FactMerger {
    /// The keys whose values the metadata specifies.
    private static let metadataKeys: Set = ["type", "nullable", "key", "readOnly", "maxLength", "returns", "clouds"]

    /// Reports facts about a pattern's operations that contradict the metadata without a recorded conflict, and
    /// conflicts whose value the metadata does not specify for any of these operations.
    mutating func reportPatternConflicts() {
        for (_, facts) in patterns {
            guard let matches = matches[facts.target.location] else { continue }
            var conflicts = facts.conflicts.filter { conflict in
                conflict.source.value == Overlay.metadata
                    && !matches.contains { $0.states(conflict.value, for: conflict.fact.value) }
            }
            for fact in facts.facts { reportContradictions(of: fact, in: facts, matches, &conflicts) }
            for conflict in conflicts {
                let key = conflict.fact.value
                guard matches.count > 1, matches.contains(where: { $0.values[key] != nil }) else {
                    checkMetadata(conflict, matches.first?.values[key] ?? [])
                    continue
                }
                diagnostics.report(
                    .unsuitableType,
                    "the conflict states \(JSONText(conflict.value).line) for '\(key)', but the metadata does not specify "
                        + "this value for any operation that '\(facts.target.value)' matches",
                    at: conflict.value.location
                )
            }
        }
    }

    /// Reports a fact about a pattern's operations, once for each value in the metadata that no conflict states.
    ///
    /// - Parameters:
    ///   - fact: The fact.
    ///   - facts: All facts about the operations.
    ///   - matches: The operations.
    ///   - outdated: The conflicts whose value the metadata does not specify. A conflict is removed if its value is
    ///     reported together with the value in the metadata.
    private mutating func reportContradictions(
        of fact: JSONMember,
        in facts: Overlay.TargetFacts,
        _ matches: [PatternMatch],
        _ outdated: inout [Overlay.Conflict]
    ) {
        let key = fact.key.value
        guard Self.metadataKeys.contains(key) else { return }
        let conflicts = facts.conflicts.filter { $0.source.value == Overlay.metadata && $0.fact.value == key }
        var reported: Set<String> = []
        for match in matches {
            guard let stated = match.values[key]?.first, !match.states(fact.node, for: key),
                !conflicts.contains(where: { match.states($0.value, for: key) }),
                reported.insert(JSONText(stated).line).inserted
            else { continue }
            if let index = outdated.firstIndex(where: { $0.fact.value == key }) {
                checkMetadata(outdated.remove(at: index), [stated], of: match.request)
            } else {
                reportContradiction(of: fact, stated, about: match.request)
            }
        }
    }

    /// Reports a fact that contradicts the metadata if no conflict records the contradiction.
    mutating func checkConflict(_ fact: JSONMember, _ values: [JSONNode], _ facts: Overlay.TargetFacts) {
        let key = fact.key.value
        guard let stated = values.first,
            Self.metadataKeys.contains(key),
            !values.contains(where: { JSONText($0).line == JSONText(fact.node).line }),
            !isRefinement(key, fact.node, of: stated),
            !facts.conflicts.contains(where: { $0.fact.value == key && $0.source.value == Overlay.metadata })
        else { return }
        reportContradiction(of: fact, stated, about: facts.target.value)
    }

    private mutating func reportContradiction(of fact: JSONMember, _ stated: JSONNode, about subject: String) {
        diagnostics.report(
            .unsuitableType,
            "the metadata specifies \(JSONText(stated).line) for '\(fact.key.value)' of '\(subject)'",
            at: fact.node.location,
            note: "add it to 'conflicts' with the source 'metadata' and the reason for your choice"
        )
    }

    /// Returns whether a fact refines a type instead of contradicting the metadata. Such a fact specifies the meaning
    /// of a string, or how the service transmits a type that the schema format does not support.
    private func isRefinement(_ key: String, _ fact: JSONNode, of stated: JSONNode) -> Bool {
        guard key == "type", let stated = stated.text.flatMap({ TypeReference($0.value) }),
            stated.name.hasPrefix("Edm."),
            let type = fact.text.flatMap({ TypeReference($0.value) }), type.isCollection == stated.isCollection
        else { return false }
        guard let primitive = EdmType(rawValue: stated.name) else { return true }
        guard primitive == .string else { return false }
        switch EdmType(rawValue: type.name) {
        case .dateTimeOffset, .duration, .guid, .string: return true
        case .boolean, .double, .int16, .int32, .int64: return false
        case nil:
            // Other checks report a name that does not exist or is in another namespace.
            let name = metadata.qualified(type.name)
            return metadata.enums[name] != nil || overlayEnums.contains(name) || metadata.structures[name] == nil
                || ReferenceWriter(metadata: metadata).localName(name) == nil
        }
    }

    /// Reports a recorded conflict whose value the metadata does not specify, or no longer specifies.
    ///
    /// - Parameters:
    ///   - conflict: The conflict.
    ///   - values: The values that the metadata specifies.
    ///   - request: The operation to name in the message. The default is `nil`.
    mutating func checkMetadata(_ conflict: Overlay.Conflict, _ values: [JSONNode], of request: String? = nil) {
        let texts = values.map { JSONText($0).line }
        guard !texts.contains(JSONText(conflict.value).line) else { return }
        let now = texts.first.map { "specifies \($0)" } ?? "specifies no value"
        let subject = request.map { " of '\($0)'" } ?? ""
        diagnostics.report(
            .unsuitableType,
            "the metadata \(now) for '\(conflict.fact.value)'\(subject), but the conflict states "
                + JSONText(conflict.value).line,
            at: conflict.value.location
        )
    }
}
