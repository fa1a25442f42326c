// SPDX-License-Identifier: MIT

import GraphSchema

/// The part of a metadata file that a schema needs.
package struct MetadataCut {
    private let metadata: Metadata
    private let usage: MetadataUsage

    /// Selects the declarations that a schema needs.
    ///
    /// - Parameters:
    ///   - metadata: The metadata, which may be the metadata of another cloud.
    ///   - schema: The schema that was imported.
    package init(_ metadata: Metadata, for schema: SchemaImport) {
        self.metadata = metadata
        usage = schema.usage
    }

    /// The trimmed metadata as XML. The declarations are copied from the file and retain their order.
    package var text: String {
        var text = """
            <?xml version="1.0" encoding="utf-8"?>
            <!-- The part of the metadata that a schema needs, written by 'graph-codegen import'. -->
            <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
              <edmx:DataServices>

            """
        for schema in metadata.schemas {
            let lines = declarations.filter { $0.namespace == schema.namespace }
            guard !lines.isEmpty || schema.namespace == metadata.namespace else { continue }
            text += "    \(openTag(schema.source.tag))\n"
            text += lines.sorted { $0.offset < $1.offset }.map { "      \($0.text)\n" }.joined()
            text += "    </Schema>\n"
        }
        return text + "  </edmx:DataServices>\n</edmx:Edmx>\n"
    }

    private typealias Declaration = (namespace: String, offset: Int, text: String)

    private var declarations: [Declaration] {
        var all: [Declaration] = []
        func add(_ name: String, _ source: MetadataSource, _ text: String? = nil) {
            let namespace = name.split(separator: ".").dropLast().joined(separator: ".")
            all.append((namespace, source.tag.lowerBound, text ?? string(source.range)))
        }
        for type in metadata.structures.values where usage.types.contains(type.name) || usage.passed.contains(type.name)
        {
            add(type.name, type.source, structure(type))
        }
        for type in metadata.enums.values where usage.types.contains(type.name) { add(type.name, type.source) }
        for (name, definition) in metadata.definitions { add(name, definition.source) }
        for operation in metadata.operations.values.joined()
        where usage.contains(operation, of: metadata) {
            add(operation.name, operation.source)
        }
        for (target, values) in metadata.annotations where isNeeded(values, of: target) {
            guard let source = values.source else { continue }
            add(metadata.qualified(Metadata.split(target).declaration), source)
        }
        if let container = metadata.container,
            let schema = metadata.schemas.last(where: {
                $0.source.tag.lowerBound < container.tag.lowerBound
            })
        {
            let roots = metadata.roots.filter { usage.roots.contains($0.key) }.values
                .sorted { $0.source.tag.lowerBound < $1.source.tag.lowerBound }
                .map { "        \(closed($0.source.tag))\n" }
            let text = "\(openTag(container.tag))\n\(roots.joined())      </EntityContainer>"
            all.append((schema.namespace, container.tag.lowerBound, text))
        }
        return all
    }

    /// Returns whether the import uses annotations for a declaration or a member that the trimmed metadata contains.
    private func isNeeded(_ values: MetadataAnnotations, of target: String) -> Bool {
        let (declaration, member) = Metadata.split(target)
        let name = metadata.qualified(declaration)
        let isType = usage.types.contains(name)
        let operations = metadata.operations(ofTarget: target).filter { usage.contains($0, of: metadata) }
        guard !member.isEmpty else {
            return values.description != nil && isType
                || (values.description != nil || values.deprecation != nil) && !operations.isEmpty
        }
        if isType, let enumeration = metadata.enums[name] {
            return values.description != nil && enumeration.members.contains { $0.name.value == member }
        }
        guard values.description != nil || values.isReadOnly else { return false }
        if isType, let type = metadata.structures[name], let member = type.member(member) {
            return isNeeded(member, of: type)
        }
        return operations.contains { $0.parameters.contains { $0.name.value == member } }
    }

    private func isNeeded(_ member: MetadataProperty, of type: StructuredType) -> Bool {
        usage.members.contains("\(type.name)/\(member.name.value)")
            || usage.types.contains(type.name) && !member.isNavigation || type.key.contains(member.name.value)
    }

    /// Returns a type with its key, its annotations, and the members that the schema needs.
    private func structure(_ type: StructuredType) -> String {
        let isWhole = usage.types.contains(type.name)
        var lines = type.keySource.map { [string($0.range)] } ?? []
        if isWhole { lines += type.annotationSources.map { string($0.range) } }
        lines += type.members.filter { isNeeded($0, of: type) }.map { string($0.source.range) }
        guard !lines.isEmpty else { return closed(type.source.tag) }
        let name = type.isEntity ? "EntityType" : "ComplexType"
        return "\(openTag(type.source.tag))\n\(lines.map { "        \($0)\n" }.joined())      </\(name)>"
    }

    /// Returns a start tag without the slash that ends an empty element.
    private func openTag(_ tag: Range<Int>) -> String {
        let text = string(tag)
        guard text.hasSuffix("/>") else { return text }
        return String(text.dropLast(2)).trimmed + ">"
    }

    /// Returns a start tag as an empty element.
    private func closed(_ tag: Range<Int>) -> String {
        String(openTag(tag).dropLast()).trimmed + " />"
    }

    private func string(_ range: Range<Int>) -> String { String(decoding: metadata.bytes[range], as: UTF8.self) }
}

extension String {
    /// The string without trailing spaces.
    fileprivate var trimmed: String {
        var text = self[...]
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
