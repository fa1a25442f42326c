// SPDX-License-Identifier: MIT

package import GraphSchema

/// An import that creates a schema from the metadata of a service, a slice, and an overlay.
package struct SchemaImport: Sendable {
    /// A metadata file.
    package struct Source: Sendable {
        /// The clouds whose services return the metadata; empty if the clouds are not known.
        package let clouds: [Cloud]
        /// The declarations.
        package let metadata: Metadata

        package init(clouds: [Cloud], metadata: Metadata) {
            self.clouds = clouds
            self.metadata = metadata
        }
    }

    /// The schema as JSON; `nil` if there are errors.
    package let text: String?
    /// Every problem, in the order of the files.
    package let problems: [Diagnostic]
    /// The metadata declarations that the schema needs.
    let usage: MetadataUsage

    /// Imports a schema.
    ///
    /// - Parameters:
    ///   - sources: The metadata files. The first metadata provides the declarations. The other metadata adds the
    ///     clouds of operations.
    ///   - slice: The slice.
    ///   - overlay: The overlay.
    ///   - hasFormatFile: Whether the schema refers to `graph-client.schema.json`, which editors use. The default is
    ///     `true`.
    package init(_ sources: [Source], _ slice: Slice, _ overlay: Overlay, hasFormatFile: Bool = true) {
        guard let main = sources.first?.metadata else {
            (text, problems, usage) = (nil, [], MetadataUsage())
            return
        }
        let selection = OperationSelection(slice, main)
        let references = ReferenceWriter(metadata: main)
        let resolvers = sources.map { ($0.clouds, PathResolver(metadata: $0.metadata)) }
        var operations = OperationBuilder(references, FactMerger(overlay, main)) { operation in
            guard sources.contains(where: { !$0.clouds.isEmpty }) else { return nil }
            let clouds = resolvers.filter { (try? $0.1.resolve(operation.method, operation.segments)) != nil }
                .flatMap(\.0)
            return Cloud.allCases.filter(clouds.contains)
        }
        operations.add(selection.operations)

        let requests = RequestTypes(references, operations, slice, overlay)
        var types = TypeBuilder(references, slice, overlay, operations.merger, sent: requests.sent)
        let used = Set(requests.references.compactMap { $0.node.text?.value })
        for type in slice.types {
            let node = references.node(type)
            let isUsed = node.text.map { used.contains($0.value) || used.contains("Collection(\($0.value))") } ?? false
            types.add(node, of: "the slice", isStandalone: !isUsed)
        }
        for declaration in overlay.types { types.add(properties: declaration, of: "the overlay") }
        for (node, subject) in requests.references { types.add(node, of: subject) }
        types.addSubtypes()
        usage = MetadataUsage(selection, types)
        // If a part of the slice cannot be imported, other parts may only appear unused, so unused parts are not
        // reported.
        var found = selection.diagnostics.sorted + operations.diagnostics.sorted
        if found.isEmpty {
            found = requests.diagnostics.sorted + types.diagnostics.sorted + types.merger.diagnostics.sorted
        }
        if found.isEmpty {
            types.reportUnused()
            types.merger.reportUnused()
            found = types.diagnostics.sorted + types.merger.diagnostics.sorted
        }
        // A missing source and an unknown target may have the same cause, for example a misspelled type before its
        // members.
        found += overlay.sourceProblems.sorted
        guard found.isEmpty else {
            (text, problems) = (nil, Self.unique(found))
            return
        }
        let node = Self.schema(main, slice, operations, types, hasFormatFile: hasFormatFile)
        let (document, form) = SchemaReader.read(node)
        var all = form
        if let document, !form.hasErrors {
            for problem in SchemaValidator.validate(document).sorted { all.report(problem) }
        }
        text = all.hasErrors ? nil : JSONText(node).file()
        problems = Self.unique(all.sorted)
    }

    /// Returns problems in the order of the files. The properties of a base type can be reported for each subtype.
    private static func unique(_ problems: [Diagnostic]) -> [Diagnostic] {
        var seen: [SourceLocation: String] = [:]
        return problems.sorted { $0.location < $1.location }
            .filter { seen.updateValue($0.message, forKey: $0.location) != $0.message }
    }

    private static func schema(
        _ metadata: Metadata,
        _ slice: Slice,
        _ operations: OperationBuilder,
        _ types: TypeBuilder,
        hasFormatFile: Bool
    ) -> JSONNode {
        let location = slice.client.location
        func member(_ key: String, _ value: JSONNode.Value) -> JSONMember {
            JSONMember(key: Located(key, at: location), node: JSONNode(value, at: location))
        }
        var members = hasFormatFile ? [member("$schema", .string("./graph-client.schema.json"))] : []
        members += [
            member("formatVersion", .number(String(SchemaReader.formatVersion))),
            JSONMember(
                key: Located("namespace", at: location),
                node: JSONNode(.string(metadata.namespace), at: metadata.schemas.first?.source.location ?? location)
            ),
            JSONMember(key: Located("version", at: location), node: slice.version),
            JSONMember(key: Located("client", at: location), node: slice.client),
        ]
        if !types.enums.isEmpty { members.append(member("enums", .object(types.enums))) }
        if !types.types.isEmpty { members.append(member("types", .object(types.types))) }
        if !operations.methods.isEmpty { members.append(member("methods", .object(operations.methods))) }
        if !operations.actions.isEmpty { members.append(member("actions", .object(operations.actions))) }
        members.append(member("paths", .object(operations.paths)))
        return JSONNode(.object(members), at: location)
    }
}
