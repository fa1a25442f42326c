// SPDX-License-Identifier: MIT

import GraphSchema

/// The members that types have in a schema, according to the metadata, the slice, and the overlay.
struct TypeMembers {
    private let metadata: Metadata
    private let merger: FactMerger
    private let excluded: Set<String>
    private let included: Set<String>
    /// The properties of the types that only the overlay describes, by qualified name.
    private let declared: [String: JSONNode]

    init(_ metadata: Metadata, _ slice: Slice, _ overlay: Overlay, _ merger: FactMerger) {
        self.metadata = metadata
        self.merger = merger
        excluded = Set(slice.excludedProperties.map { TypeBuilder.normalized($0.value, metadata) })
        included = Set(slice.navigation.map { TypeBuilder.normalized($0.value, metadata) })
        let types = overlay.types.map { ("\(metadata.namespace).\($0.key.value)", $0.node) }
        declared = Dictionary(types) { first, _ in first }
    }

    /// Returns the qualified names of the types of a type's members.
    func types(of name: String) -> [String] {
        let lineage = metadata.lineage(name)
        var references =
            Self.references(in: declared[name]?["properties"]) + Self.references(in: fact("properties", about: [name]))
        for owner in lineage {
            for member in owner.members {
                let names = lineage.map { "\($0.name)/\(member.name.value)" }
                guard !names.contains(where: excluded.contains),
                    !member.isNavigation || names.contains(where: included.contains)
                else { continue }
                let targets = [name, owner.name].map { "\($0)/\(member.name.value)" }
                references.append(fact("type", about: targets)?.text?.value ?? member.type.value)
            }
        }
        return references.map { metadata.resolve($0).name }
    }

    /// Returns the fact about the first target for which the overlay specifies the fact.
    private func fact(_ key: String, about targets: [String]) -> JSONNode? {
        targets.lazy.compactMap { merger.facts[$0]?.facts.first { $0.key.value == key }?.node }.first
    }

    /// Returns the type references of properties.
    private static func references(in properties: JSONNode?) -> [String] {
        guard case .object(let members)? = properties?.value else { return [] }
        return members.compactMap { $0.node["type"]?.text?.value }
    }
}
