// SPDX-License-Identifier: MIT

import GraphSchema

/// A builder that creates the types and enums of a schema. It creates only the types and enums that the operations
/// need.
struct TypeBuilder {
    let references: ReferenceWriter
    let slice: Slice
    let overlay: Overlay
    var merger: FactMerger
    /// The types that requests contain. Each value indicates whether the type is the body of a PATCH request.
    let sent: [String: Bool]
    private(set) var types: [JSONMember] = []
    private(set) var enums: [JSONMember] = []
    var diagnostics = Diagnostics()
    /// The names of the types and enums built so far, with their namespaces.
    private(set) var visited: Set<String> = []
    /// The navigation properties of the types built so far, in the form `type/member`.
    private(set) var navigation: Set<String> = []
    private let declared: Set<String>
    private let excluded: [String: Located<String>]
    private let included: [String: Located<String>]
    /// The members and types in the slice that the types built so far contain.
    private(set) var used: Set<String> = []

    var metadata: Metadata { references.metadata }

    init(
        _ references: ReferenceWriter,
        _ slice: Slice,
        _ overlay: Overlay,
        _ merger: FactMerger,
        sent: [String: Bool]
    ) {
        self.references = references
        self.slice = slice
        self.overlay = overlay
        self.merger = merger
        self.sent = sent
        declared = Set((overlay.enums + overlay.types).map(\.key.value))
        let metadata = references.metadata
        func members(_ names: [Located<String>]) -> [String: Located<String>] {
            Dictionary(names.map { (Self.normalized($0.value, metadata), $0) }) { first, _ in first }
        }
        excluded = members(slice.excludedProperties)
        included = members(slice.navigation)
        for member in overlay.enums + overlay.types where metadata.declares("\(metadata.namespace).\(member.key.value)")
        {
            diagnostics.report(
                .duplicateKey,
                "the metadata declares the type 'graph.\(member.key.value)'",
                at: member.key.location,
                note: "describe it in 'facts'"
            )
        }
        enums = overlay.enums
        types = overlay.types
    }

    static func normalized(_ target: String, _ metadata: Metadata) -> String {
        guard let slash = target.firstIndex(of: "/") else { return metadata.qualified(target) }
        return metadata.qualified(String(target[..<slash])) + target[slash...]
    }

    /// Builds a type and every type that is reachable from it.
    mutating func add(_ reference: JSONNode, of subject: String, isStandalone: Bool = false) {
        var stack = [(node: reference, subject: subject, isStandalone: isStandalone)]
        while let next = stack.popLast() {
            if let problem = references.problem(next.node, of: next.subject, declared: declared, note: nil) {
                diagnostics.report(problem)
                continue
            }
            guard let name = name(next.node), visited.insert(name).inserted else { continue }
            if let enumeration = metadata.enums[name] {
                addEnum(enumeration, isStandalone: next.isStandalone)
            }
            guard let type = metadata.structures[name] else { continue }
            let members = addType(type, isStandalone: next.isStandalone)
            stack += members.reversed().map { ($0.node, $0.subject, false) }
        }
    }

    /// Returns the name of the declared type that a reference resolves to; `nil` for a primitive type.
    private func name(_ node: JSONNode) -> String? {
        guard let text = node.text?.value, let name = TypeReference(text)?.name, !name.hasPrefix("Edm.") else {
            return nil
        }
        return metadata.qualified(name)
    }

    private mutating func addEnum(_ enumeration: MetadataEnum, isStandalone: Bool) {
        guard let name = references.localName(enumeration.name) else { return }
        let location = enumeration.source.location
        if enumeration.members.isEmpty {
            diagnostics.report(
                .emptyValue,
                "the enum 'graph.\(name)' has no members, which the schema format cannot express",
                at: location,
                note: "specify the type Edm.String for its properties in the overlay, or exclude them in the slice"
            )
        }
        let members = enumeration.members.map { member in
            var base = [(key: "value", node: JSONNode(.string(member.name.value), at: member.name.location))]
            if let text = JSONNode.description(member.description) { base.append(("description", text)) }
            let facts = merger.facts("\(enumeration.name)/\(member.name.value)").map { [$0] } ?? []
            return merger.merge(.member, base, with: facts, except: ["value"], at: member.name.location)
        }
        var base = [(key: "members", node: JSONNode(.array(members), at: location))]
        if enumeration.isFlags { base.append(("flags", JSONNode(.bool(true), at: location))) }
        if isStandalone { base.append(("standalone", JSONNode(.bool(true), at: location))) }
        if let text = JSONNode.description(enumeration.description) { base.append(("description", text)) }
        let facts = merger.facts(enumeration.name).map { [$0] } ?? []
        let node = merger.merge(.enumeration, base, with: facts, except: ["members"], at: location)
        enums.append(JSONMember(key: Located(name, at: location), node: node))
    }

    /// Adds a type and returns the type references of its properties.
    private mutating func addType(
        _ type: StructuredType,
        isStandalone: Bool
    ) -> [(node: JSONNode, subject: String)] {
        guard let name = references.localName(type.name) else { return [] }
        let location = type.source.location
        let lineage = metadata.lineage(type.name)
        if let base = lineage.last?.baseType {
            let message = "the base type '\(base.value)' leads back to a type that is based on it"
            diagnostics.report(.unresolvedType, message, at: base.location)
        }
        let keys = Set(lineage.flatMap(\.key))
        var properties: [JSONMember] = []
        var children: [(node: JSONNode, subject: String)] = []
        for owner in lineage.reversed() {
            for member in owner.members where isIncluded(member, of: type, owner: owner, lineage) {
                guard !properties.contains(where: { $0.key.value == member.name.value }) else { continue }
                let node = property(member, of: type, owner: owner, isKey: keys.contains(member.name.value))
                let place = references.localName(owner.name).map { "graph.\($0)" } ?? owner.name
                let subject = "the property '\(member.name.value)' of '\(place)'"
                let note =
                    "add '\(place)/\(member.name.value)' to 'exclude' in the slice, "
                    + "or specify another type in the overlay"
                properties.append(JSONMember(key: member.name, node: node))
                guard let reference = node["type"] else { continue }
                if let problem = references.problem(reference, of: subject, declared: declared, note: note) {
                    diagnostics.report(problem)
                } else {
                    children.append((reference, subject))
                }
            }
        }
        let facts = merger.facts(type.name)
        let extra = facts?.facts.first { $0.key.value == "properties" }?.node
        if case .object(let members)? = extra?.value {
            for member in members {
                if properties.contains(where: { $0.key.value == member.key.value }) {
                    let message = "the metadata has the property '\(member.key.value)'"
                    let note = "describe it as '\(facts?.target.value ?? "")/\(member.key.value)'"
                    diagnostics.report(.duplicateKey, message, at: member.key.location, note: note)
                }
                properties.append(member)
                if let reference = member.node["type"] {
                    children.append((reference, "the property '\(member.key.value)' of 'graph.\(name)'"))
                }
            }
        }
        sort(&properties, of: type)
        var base = [(key: "properties", node: JSONNode(.object(properties), at: location))]
        if isStandalone { base.append(("standalone", JSONNode(.bool(true), at: location))) }
        if let text = JSONNode.description(type.description) { base.append(("description", text)) }
        let own = facts.map { facts in
            Overlay.TargetFacts(
                target: facts.target,
                facts: facts.facts.filter { $0.key.value != "properties" },
                conflicts: facts.conflicts
            )
        }
        let node = merger.merge(.type, base, with: own.map { [$0] } ?? [], except: ["properties"], at: location)
        types.append(JSONMember(key: Located(name, at: location), node: node))
        return children
    }

    private mutating func property(
        _ member: MetadataProperty,
        of type: StructuredType,
        owner: StructuredType,
        isKey: Bool
    ) -> JSONNode {
        var base = member.base(references)
        let isSent = sent[type.name] != nil
        // The service assigns the key of an entity that a request creates, and an update can omit any property.
        // A collection is never null: in a collection's declaration, the metadata states whether its elements can be
        // null. A collection that a request omits is empty.
        let canBeOmitted =
            sent[type.name] == true || isSent && (isKey || metadata.resolve(member.type.value).isCollection)
        if canBeOmitted { base.removeAll { $0.key == "nullable" } }
        if isKey {
            base.removeAll { $0.key == (isSent ? "readOnly" : "key") }
            base.append((isSent ? "readOnly" : "key", JSONNode(.bool(true), at: member.name.location)))
        }
        let targets = owner.name == type.name ? [type.name] : [owner.name, type.name]
        let facts = targets.compactMap { merger.facts("\($0)/\(member.name.value)") }
        let stated = member.base(references)
        return merger.merge(.property, base, with: facts, stated: stated, at: member.name.location)
    }

    private mutating func isIncluded(
        _ member: MetadataProperty,
        of type: StructuredType,
        owner: StructuredType,
        _ lineage: [StructuredType]
    ) -> Bool {
        let names = lineage.map { "\($0.name)/\(member.name.value)" }
        let inclusion = names.first { included[$0] != nil }
        // An exclusion of a navigation property that the slice does not include has no effect.
        guard !member.isNavigation || inclusion != nil else { return false }
        if let name = names.first(where: { excluded[$0] != nil }) {
            used.insert(name)
            return false
        }
        guard member.isNavigation, let inclusion else { return true }
        used.insert(inclusion)
        navigation.insert("\(owner.name)/\(member.name.value)")
        return true
    }

    /// Moves the properties that the slice lists to the start.
    private mutating func sort(_ properties: inout [JSONMember], of type: StructuredType) {
        guard let entry = slice.order.first(where: { metadata.qualified($0.type.value) == type.name }) else { return }
        used.insert(type.name)
        var first: [JSONMember] = []
        for name in entry.properties {
            guard let index = properties.firstIndex(where: { $0.key.value == name.value }) else {
                let message = "'\(entry.type.value)' has no property '\(name.value)'"
                let note = Suggestion.note(for: name.value, among: properties.map(\.key.value))
                diagnostics.report(.unresolvedParameter, message, at: name.location, note: note)
                continue
            }
            first.append(properties.remove(at: index))
        }
        properties = first + properties
    }
}
