// SPDX-License-Identifier: MIT

/// A reader that creates the description of a client from JSON and reports JSON that does not have the structure of a
/// schema.
package struct SchemaReader {
    /// The format version that this reader supports.
    package static let formatVersion = 1

    var diagnostics = Diagnostics()
    var unreadableNames: Set<String> = []

    /// Reads a schema.
    ///
    /// - Returns: The document, which is `nil` if the JSON is not an object, and diagnostics for its structural errors.
    ///   A placeholder replaces each part that cannot be read, so the same run can check the other parts.
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
        let version = object["version"].flatMap { word($0, ServiceVersion.self, "version of Microsoft Graph") }
        let client = object["client"].flatMap { readClient($0) }
        let enums = readable(object["enums"]) { $0.readEnum($1) }
        let types = readable(object["types"]) { $0.readType($1) }
        let methods = readable(object["methods"]) { $0.readMethod($1) }
        let actions = readable(object["actions"]) { $0.readAction($1) }
        let paths = readable(object["paths"]) { $0.readPath($1) }
        return SchemaDocument(
            namespace: namespace ?? Located("microsoft.graph", at: node.location),
            version: version ?? .v1,
            client: client ?? .placeholder(at: node.location),
            enums: enums,
            types: types,
            methods: methods,
            actions: actions,
            paths: paths,
            unreadableNames: unreadableNames
        )
    }

    /// Reads the members of an object and records the names of the members that cannot be read.
    mutating func readable<Item>(
        _ node: JSONNode?,
        _ read: (inout SchemaReader, JSONMember) -> Item?
    ) -> [Item] {
        members(node).compactMap { member in
            if let item = read(&self, member) { return item }
            unreadableNames.insert(member.key.value)
            return nil
        }
    }

    private mutating func readFormatVersion(_ node: JSONNode?) {
        guard let node, let version = integer(node) else { return }
        if version.value != Self.formatVersion {
            diagnostics.report(
                .unsupportedFormatVersion,
                "the format version \(version.value) is not supported",
                at: version.location,
                note: "this generator supports version \(Self.formatVersion)"
            )
        }
    }

    private mutating func readClient(_ node: JSONNode) -> ClientDescription? {
        guard let object = object(node, .client) else { return nil }
        let name = object["name"].flatMap { text($0) }
        let access = object["access"].flatMap { word($0, AccessLevel.self, "valid access level") }
        let description = object["description"].flatMap { text($0) }
        let placeholder = ClientDescription.placeholder(at: node.location)
        return ClientDescription(
            name: name ?? placeholder.name,
            access: access ?? placeholder.access,
            description: description?.value ?? placeholder.description,
            sdkVersion: object["sdkVersion"].flatMap { text($0) }
        )
    }
}

extension ClientDescription {
    /// Returns a placeholder for a client that cannot be read, with a name that no schema uses.
    fileprivate static func placeholder(at location: SourceLocation) -> ClientDescription {
        ClientDescription(name: Located("_UnreadableClient", at: location), access: .internal, description: "")
    }
}
