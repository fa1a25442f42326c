// SPDX-License-Identifier: MIT

import GraphSchema

extension OperationBuilder {
    /// Returns the facts from the metadata about a method.
    func methodBase(_ operation: ImportedOperation) -> [(key: String, node: JSONNode)] {
        let location = operation.name.location
        var base = [(key: "method", node: JSONNode(.string(operation.method.rawValue), at: location))]
        if let function = operation.function {
            if let returns = function.returns { base.append(("returns", references.node(returns))) }
            return base + function.annotationBase
        }
        let single = references.node(Located(operation.target.type, at: location))
        switch operation.method {
        case .get: base.append(("returns", references.node(Located(operation.reference, at: location))))
        case .post, .patch, .put: base += [("body", single), ("returns", single)]
        case .delete: break
        }
        return base
    }

    /// Returns the facts from the metadata about an action.
    func actionBase(_ action: MetadataOperation) -> [(key: String, node: JSONNode)] {
        let location = action.source.location
        let body = action.ownParameters.isEmpty ? "none" : "object"
        var base = [(key: "body", node: JSONNode(.string(body), at: location))]
        if !action.ownParameters.isEmpty {
            let members = action.ownParameters.map { parameter in
                JSONMember(key: parameter.name, node: JSONNode(.object(parameterBase(parameter)), at: location))
            }
            base.append(("parameters", JSONNode(.object(members), at: location)))
        }
        if let returns = action.returns { base.append(("returns", references.node(returns))) }
        return base + action.annotationBase
    }

    /// Returns the facts from the metadata that operations with the same name must share, as text. An action or a
    /// function can be bound to several types, each with separate annotations.
    func signature(_ base: [(key: String, node: JSONNode)]) -> String {
        base.filter { !["description", "deprecated"].contains($0.key) }
            .map { key, node in
                guard key == "parameters", case .object(let members) = node.value else {
                    return "\(key): \(JSONText(node).line)"
                }
                return members.map { member in
                    guard case .object(let facts) = member.node.value else { return member.key.value }
                    return member.key.value
                        + facts.filter { $0.key.value != "description" }
                        .map { "\($0.key.value): \(JSONText($0.node).line)" }.joined()
                }
                .joined()
            }
            .joined()
    }

    private func parameterBase(_ parameter: MetadataProperty) -> [JSONMember] {
        parameter.base(references).map { JSONMember(key: Located($0.key, at: $0.node.location), node: $0.node) }
    }

    /// Returns an action with the facts from the metadata and the overlay.
    mutating func node(
        _ action: MetadataOperation,
        _ base: [(key: String, node: JSONNode)],
        _ own: [Cloud]?,
        at location: SourceLocation
    ) -> JSONNode {
        let target = target(of: action)
        let parameters = action.ownParameters.map { parameter in
            let facts = merger.facts("\(target)/\(parameter.name.value)").map { [$0] } ?? []
            let node = merger.merge(.parameter, parameter.base(references), with: facts, at: parameter.name.location)
            return JSONMember(key: parameter.name, node: node)
        }
        var base = base.filter { $0.key != "parameters" }
        if !parameters.isEmpty { base.append(("parameters", JSONNode(.object(parameters), at: location))) }
        let facts = merger.facts(target).map { [$0] } ?? []
        return merger.merge(
            .action,
            base + cloudNode(own, at: location),
            with: facts,
            except: ["parameters"],
            at: location
        )
    }

    /// Returns the target of an action in an overlay, with full namespaces.
    func target(of action: MetadataOperation) -> String {
        let binding = action.binding.map { metadata.resolve($0.value) }
        let type = binding.map { $0.isCollection ? "Collection(\($0.name))" : $0.name } ?? ""
        return "\(action.name)(\(type))"
    }
}
