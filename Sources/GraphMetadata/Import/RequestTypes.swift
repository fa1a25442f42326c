// SPDX-License-Identifier: MIT

import GraphSchema

/// The types that operations refer to.
struct RequestTypes {
    /// The references in the bodies, parameters, and responses of all operations, each with the part of the schema that
    /// contains the reference.
    private(set) var references: [(node: JSONNode, subject: String)] = []
    /// The types that requests contain. Each value indicates whether the type is the body of a PATCH request.
    private(set) var sent: [String: Bool] = [:]
    /// The responses that the schema format cannot express.
    private(set) var diagnostics = Diagnostics()

    init(_ writer: ReferenceWriter, _ operations: OperationBuilder, _ slice: Slice, _ overlay: Overlay) {
        let metadata = writer.metadata
        var bodies: [(name: String, isUpdate: Bool)] = []
        func addBody(_ node: JSONNode, isUpdate: Bool) {
            guard let text = node.text?.value, let name = TypeReference(text)?.name else { return }
            bodies.append((metadata.qualified(name), isUpdate))
        }
        for method in operations.methods {
            for (key, part) in [("body", "body"), ("returns", "response")] {
                let subject = "the \(part) of the method '\(method.key.value)'"
                guard let node = method.node[key] else { continue }
                references.append((node, subject))
                if key == "returns" { checkResponse(node, subject, metadata) }
            }
            if let node = method.node["body"] {
                addBody(node, isUpdate: method.node["method"]?.text?.value == HTTPMethod.patch.rawValue)
            }
        }
        for action in operations.actions {
            if case .object(let parameters)? = action.node["parameters"]?.value {
                for parameter in parameters {
                    guard let node = parameter.node["type"] else { continue }
                    let subject = "the parameter '\(parameter.key.value)' of the action '\(action.key.value)'"
                    references.append((node, subject))
                    addBody(node, isUpdate: false)
                }
            }
            if let node = action.node["returns"] {
                let subject = "the response of the action '\(action.key.value)'"
                references.append((node, subject))
                checkResponse(node, subject, metadata)
            }
        }
        let contents = TypeMembers(metadata, slice, overlay, operations.merger)
        while let body = bodies.popLast() {
            if let known = sent[body.name], known || !body.isUpdate { continue }
            let isKnown = sent[body.name] != nil
            sent[body.name] = body.isUpdate
            guard !isKnown else { continue }
            bodies += contents.types(of: body.name).map { ($0, false) }
        }
    }
}

extension RequestTypes {
    /// Reports a response that is a single value instead of an object or a collection.
    private mutating func checkResponse(_ node: JSONNode, _ subject: String, _ metadata: Metadata) {
        guard let text = node.text?.value, let reference = TypeReference(text), !reference.isCollection else { return }
        guard reference.name.hasPrefix("Edm.") || metadata.enums[metadata.qualified(reference.name)] != nil else {
            return
        }
        diagnostics.report(
            .unsuitableType,
            "\(subject) has the type '\(text)', which the schema format cannot express",
            at: node.location,
            note: "exclude the operation in the slice"
        )
    }
}

extension TypeBuilder {
    /// Adds the types to which the properties of an overlay's type refer.
    mutating func add(properties declaration: JSONMember, of subject: String) {
        guard case .object(let properties)? = declaration.node["properties"]?.value else { return }
        for property in properties {
            guard let node = property.node["type"] else { continue }
            add(node, of: "the property '\(property.key.value)' of 'graph.\(declaration.key.value)'")
        }
    }

    /// Adds the subtypes that the slice lists.
    mutating func addSubtypes() {
        for name in slice.subtypes {
            let metadata = references.metadata
            let type = metadata.qualified(name.value)
            let bases = metadata.lineage(type).dropFirst()
            guard bases.contains(where: { visited.contains($0.name) }) else {
                reportSubtype(name)
                continue
            }
            add(references.node(Located(type, at: name.location)), of: "the slice", isStandalone: true)
        }
    }
}
