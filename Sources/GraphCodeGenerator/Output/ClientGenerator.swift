package import GraphSchema

/// Makes the Swift text of a client from a valid schema.
package enum ClientGenerator {
    /// The kinds of generated files.
    private enum Part: CaseIterable {
        case client, requestBuilders, enums, types, operations

        /// The name of the kind's files.
        var name: String {
            switch self {
            case .client: "Client"
            case .requestBuilders: "RequestBuilders"
            case .enums: "Enums"
            case .types: "Types"
            case .operations: "Operations"
            }
        }

        /// The number of the kind's files. What changes in one of them compiles no other.
        var count: Int {
            switch self {
            case .client, .requestBuilders, .enums: 1
            case .types: 4
            case .operations: 8
            }
        }

        /// The names of the kind's files.
        var fileNames: [String] {
            count == 1 ? ["\(name).generated.swift"] : (1...count).map { "\(name)\($0).generated.swift" }
        }
    }

    /// The names of the files that are always generated, whatever the schema contains: the build system asks before it has
    /// read one.
    package static var fileNames: [String] { Part.allCases.flatMap(\.fileNames) }

    /// Generates all files.
    ///
    /// - Parameters:
    ///   - document: A schema without problems.
    ///   - schemaName: The name of the schema's file, for the first line of each file.
    /// - Returns: The files, in the order of ``fileNames``.
    package static func generate(_ document: SchemaDocument, schemaName: String) -> [GeneratedFile] {
        Part.allCases.flatMap { part in
            var texts = Array(repeating: SourceText(), count: part.count)
            for (name, emitter) in emitters(of: part, document) {
                emitter.emit(into: &texts[StableHash.bucket(of: name, count: part.count)])
            }
            return zip(part.fileNames, texts).map { name, text in
                GeneratedFile(name: name, text, of: document, onlyConforms: part == .enums, schemaName: schemaName)
            }
        }
    }

    /// The emitters of a part, each with the name that decides on its file.
    private static func emitters(of part: Part, _ document: SchemaDocument) -> [(name: String, any Emitter)] {
        switch part {
        case .client: [("", ClientEmitter(document: document))]
        case .requestBuilders: requestBuilders(document)
        case .enums: document.enums.map { ("", EnumEmitter(document: document, enumeration: $0)) }
        case .types: types(document)
        case .operations:
            (document.methods + document.actions).map {
                ($0.name.value, OperationEmitter(document: document, operation: $0))
            }
        }
    }

    private static func requestBuilders(_ document: SchemaDocument) -> [(name: String, any Emitter)] {
        let places = Dictionary(grouping: document.pathTree.selfAndDescendants, by: \.requestBuilderName)
        return document.requestBuilders.map { node in
            let templates = places[node.requestBuilderName, default: []].map(\.template)
            return ("", RequestBuilderEmitter(document: document, node: node, templates: templates))
        }
    }

    private static func types(_ document: SchemaDocument) -> [(name: String, any Emitter)] {
        let sent = Set(
            document.methods.compactMap { method -> String? in
                guard case .type(let type) = method.body,
                    case .structure(let structure)? = document.resolve(type.value)?.type
                else { return nil }
                return structure.name.value
            }
        )
        return document.types.map { type in
            let texts = [
                link(type.name.value, type.documentation?.value), "A property that was not sent is `nil`.",
            ]
            let comment = DocumentationComment(type.description)
                .paragraph(texts.compactMap { $0 }.joined(separator: " "))
            return (
                type.name.value,
                StructureEmitter(
                    document: document,
                    name: identifier(type.swiftTypeName),
                    comment: comment,
                    properties: type.properties,
                    type: type,
                    isSent: sent.contains(type.name.value)
                )
            )
        }
    }
}
