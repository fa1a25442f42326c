// SPDX-License-Identifier: MIT

package import GraphSchema

/// The changes to a generated client, between two versions of its schema, that affect apps.
///
/// The declarations of both clients are compared, not the schemas. The comparison takes time that is linear in the size
/// of the schemas.
package struct ClientChanges: Sendable {
    private(set) var changes: [Change] = []

    /// Creates a comparison of the clients of two schemas.
    ///
    /// - Parameters:
    ///   - old: The schema of the client that apps use today, which must be valid.
    ///   - new: The schema of the replacement client, which must be valid.
    package init(from old: SchemaDocument, to new: SchemaDocument) {
        compareAccess(old.client, new.client)
        let declarations = DeclarationList(of: new)
        compareDeclarations(DeclarationList(of: old), declarations)
        changes += OperationComparison(old: old, new: declarations).changes
    }

    /// The number of changes that can prevent code that uses the client from compiling.
    package var breakingCount: Int { changes.count { $0.impact == .breaking } }

    private mutating func add(_ impact: Change.Impact, _ text: String) {
        changes.append(Change(impact: impact, text: text))
    }

    private mutating func compareAccess(_ old: ClientDescription, _ new: ClientDescription) {
        guard old.access != new.access else { return }
        let levels = AccessLevel.allCases
        let isNarrower = (levels.firstIndex(of: new.access) ?? 0) > (levels.firstIndex(of: old.access) ?? 0)
        add(
            isNarrower ? .breaking : .added,
            "The access level of all declarations is `\(new.access.rawValue)` instead of `\(old.access.rawValue)`"
        )
    }

    private mutating func compareDeclarations(_ old: DeclarationList, _ new: DeclarationList) {
        let (oldByIdentity, newByIdentity) = (old.byIdentity, new.byIdentity)
        for declaration in old.all {
            guard let replacement = newByIdentity[declaration.identity] else {
                // The removal of a type implies the removal of its members.
                guard declaration.owner.map({ newByIdentity[$0] != nil }) ?? true else { continue }
                add(.breaking, "\(declaration.title) was removed")
                continue
            }
            let comparison = DeclarationComparison(old: declaration, new: replacement)
            let name = codeSpan(replacement.name)
            for (impact, texts) in comparison.changes where !texts.isEmpty {
                add(impact, "\(name): \(texts.joined(separator: "; "))")
            }
        }
        for declaration in new.all where oldByIdentity[declaration.identity] == nil {
            guard declaration.owner.map({ oldByIdentity[$0] != nil }) ?? true else { continue }
            add(.added, declaration.titleWithType)
        }
    }
}

extension DeclarationList {
    /// The declarations by identity. Declarations that have the same name but different kinds are different
    /// declarations.
    fileprivate var byIdentity: [Declaration.Identity: Declaration] {
        Dictionary(all.map { ($0.identity, $0) }, uniquingKeysWith: { first, _ in first })
    }
}

extension Declaration {
    /// The identity of the type that contains the declaration; `nil` for a type.
    fileprivate var owner: Identity? { identity.owner.map { Identity(kind: .type, owner: nil, name: $0) } }

    /// The name as the subject of a sentence. The subject includes the kind of a type and the requests that a method
    /// sends.
    fileprivate var title: String {
        if identity.kind == .type { return "The \(type) \(codeSpan(name))" }
        return codeSpan(name) + (requests.isEmpty ? "" : " (\(requests.map { codeSpan($0) }.list))")
    }

    /// The name, followed by the type of a value. The type is omitted if it is the type that contains the declaration.
    fileprivate var titleWithType: String {
        guard identity.kind == .property || identity.kind == .constant, type != identity.owner else { return title }
        return codeSpan("\(name): \(type)")
    }
}
