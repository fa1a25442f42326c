/// Reads the description of a client from JSON and reports what does not have the form of one.
package struct SchemaReader {
    /// The format version that this reader reads.
    package static let formatVersion = 1

    var diagnostics = Diagnostics()

    /// Reads a schema.
    ///
    /// - Returns: The document, or nil if something that every schema has is missing, and every problem of its form.
    package static func read(_ node: JSONNode) -> (document: SchemaDocument?, diagnostics: Diagnostics) {
        var reader = SchemaReader()
        let document = reader.readDocument(node)
        return (document, reader.diagnostics)
    }

    private mutating func readDocument(_ node: JSONNode) -> SchemaDocument? {
        guard let object = object(node, .schema) else { return nil }
        readFormatVersion(object["formatVersion"])
        object["$schema"].map { _ = string($0) }
        let namespace = object["namespace"].flatMap { text($0) }
        let version = object["version"].flatMap { text($0) }
        let client = object["client"].flatMap { readClient($0) }
        let enums = members(object["enums"]).compactMap { readEnum($0) }
        let types = members(object["types"]).compactMap { readType($0) }
        let methods = members(object["methods"]).compactMap { readMethod($0) }
        let actions = members(object["actions"]).compactMap { readAction($0) }
        let paths = members(object["paths"]).compactMap { readPath($0) }
        guard let namespace, let version, let client else { return nil }
        return SchemaDocument(
            namespace: namespace,
            version: version,
            client: client,
            enums: enums,
            types: types,
            methods: methods,
            actions: actions,
            paths: paths
        )
    }

    private mutating func readFormatVersion(_ node: JSONNode?) {
        guard let node, let version = integer(node) else { return }
        if version.value != Self.formatVersion {
            diagnostics.report(
                .unsupportedFormatVersion,
                "this generator does not read format version \(version.value)",
                at: version.location,
                note: "it reads version \(Self.formatVersion)"
            )
        }
    }

    private mutating func readClient(_ node: JSONNode) -> ClientDescription? {
        guard let object = object(node, .client) else { return nil }
        let name = object["name"].flatMap { text($0) }
        let access = object["access"].flatMap { word($0, AccessLevel.self, "an access level") }
        let description = object["description"].flatMap { text($0) }
        guard let name, let access, let description else { return nil }
        return ClientDescription(name: name, access: access, description: description.value)
    }
}
