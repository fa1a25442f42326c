// SPDX-License-Identifier: MIT

import GraphSchema

/// The declarations of a generated client that apps can use, in the order of the schema.
///
/// The list is derived from the names and types that the emitters use. A test compares the list with the generated
/// text.
struct DeclarationList {
    let document: SchemaDocument
    private(set) var all: [Declaration] = []

    init(of document: SchemaDocument) {
        self.document = document
        addClient()
        for node in document.requestBuilders { addRequestBuilder(node) }
        for enumeration in document.enums { addEnum(enumeration) }
        for type in document.types {
            addStructure(type.swiftTypeName, type.properties, isReceived: true)
        }
        for operation in document.operationsInUse { addOperation(operation) }
    }

    mutating func add(_ declaration: Declaration) { all.append(declaration) }

    private mutating func addClient() {
        let name = document.client.name.value
        let version = Effect("the version of the service is", codeSpan(document.version.rawValue))
        add(Declaration(.type, name, of: nil, type: "client", effects: [version]))
        for child in document.pathTree.children { addStep(to: child, from: name) }
    }

    private mutating func addRequestBuilder(_ node: PathNode) {
        let name = node.requestBuilderName
        add(Declaration(.type, name, of: nil, type: "request builder"))
        if let item = node.children.first(where: { $0.parameterName != nil }), let method = item.byMethodName {
            let parameters = [Parameter(label: "_", type: "String")]
            let type = item.requestBuilderName
            add(Declaration(.subscript, "subscript", of: name, parameters: parameters, type: type))
            add(Declaration(.method, method, of: name, parameters: parameters, type: type))
        }
        for child in node.children { addStep(to: child, from: name) }
    }

    private mutating func addStep(to node: PathNode, from owner: String) {
        guard case .literal(let segment)? = node.segments.last, let property = node.propertyName else { return }
        let effect = Effect("the path segment is", codeSpan(segment))
        add(Declaration(.property, property, of: owner, type: node.requestBuilderName, effects: [effect]))
    }

    private mutating func addEnum(_ enumeration: EnumDescription) {
        let type = enumeration.swiftTypeName
        add(Declaration(.type, type, of: nil, type: "enum"))
        for member in enumeration.members {
            let effect = Effect("the value is", codeSpan(member.value.value))
            add(Declaration(.constant, member.swiftMemberName, of: type, type: type, effects: [effect]))
        }
    }
}
