// SPDX-License-Identifier: MIT

package import GraphSchema

/// A generator that creates the Swift files for a client from a valid schema.
package enum ClientGenerator {
    /// The parts of a client, each of which is generated into one or more files.
    private enum Part: CaseIterable {
        case client, requestBuilders, enums, types, operations

        /// The file name prefix for the part.
        var name: String {
            switch self {
            case .client: "Client"
            case .requestBuilders: "RequestBuilders"
            case .enums: "Enums"
            case .types: "Types"
            case .operations: "Operations"
            }
        }

        /// The number of files for the part. A change in one file does not recompile the other files.
        var count: Int {
            switch self {
            case .client, .requestBuilders, .enums: 1
            case .types: 4
            case .operations: 8
            }
        }

        /// The names of the part's files.
        var fileNames: [String] {
            count == 1 ? ["\(name).generated.swift"] : (1...count).map { "\(name)\($0).generated.swift" }
        }
    }

    /// The names of the generated files. The names do not depend on the schema, because the build system needs them
    /// before the schema is read.
    package static var fileNames: [String] { Part.allCases.flatMap(\.fileNames) }

    /// Generates all files.
    ///
    /// - Parameters:
    ///   - document: The schema, which must be valid.
    ///   - schemaName: The file name of the schema, which the first line of each generated file contains.
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

    /// Returns the emitters for a part, each with the name that determines its file.
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
            let comment = DocumentationComment(
                description: type.description ?? "The type `\(document.namespace.value).\(type.name.value)`.",
                "A property that the service omits is `nil`.",
                link(type.name.value, type.documentation?.value)
            )
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
