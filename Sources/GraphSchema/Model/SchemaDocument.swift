// SPDX-License-Identifier: MIT

/// The contents of a schema file, which describes one client.
///
/// Reading a document checks only the document's structure. ``SchemaValidator`` checks that the parts of the document
/// are consistent.
package struct SchemaDocument: Sendable {
    /// The OData namespace, for example `microsoft.graph`. The schema refers to its types as `graph.name` or by their
    /// full names.
    package let namespace: Located<String>
    /// The version of Microsoft Graph.
    package let version: ServiceVersion
    /// The client type to generate.
    package let client: ClientDescription
    /// The enums, in the order of the file.
    package let enums: [EnumDescription]
    /// The structured types, in the order of the file.
    package let types: [TypeDescription]
    /// The methods that paths can offer, in the order of the file.
    package let methods: [OperationDescription]
    /// The OData actions that paths can offer, in the order of the file.
    package let actions: [OperationDescription]
    /// The paths, in the order of the file.
    package let paths: [PathDescription]
    /// The names of declarations that cannot be read. References to these declarations are not reported.
    package let unreadableNames: Set<String>
    /// The index that the validator and the generator use to find declarations by name.
    let index: SchemaIndex

    init(
        namespace: Located<String>,
        version: ServiceVersion,
        client: ClientDescription,
        enums: [EnumDescription],
        types: [TypeDescription],
        methods: [OperationDescription],
        actions: [OperationDescription],
        paths: [PathDescription],
        unreadableNames: Set<String>
    ) {
        self.namespace = namespace
        self.version = version
        self.client = client
        self.enums = enums
        self.types = types
        self.methods = methods
        self.actions = actions
        self.paths = paths
        self.unreadableNames = unreadableNames
        index = SchemaIndex(
            names: TypeNames(namespace: namespace.value, enums: enums, types: types),
            types: types,
            methods: methods,
            actions: actions,
            paths: paths,
            root: client.name
        )
    }

    /// The prefixes of references to this schema's types.
    package var namespacePrefixes: [String] { index.names.prefixes }
}

/// The client type to generate.
package struct ClientDescription: Sendable {
    /// The Swift name.
    package var name: Located<String>
    /// The access level of all generated declarations.
    package var access: AccessLevel
    /// The documentation of the client.
    package var description: String
    /// The name and version in the `SdkVersion` header; `nil` for the name and version of the runtime.
    package var sdkVersion: Located<String>?
}

/// A version of Microsoft Graph: the path segment after the root of the service.
package enum ServiceVersion: String, CaseIterable, Sendable {
    case v1 = "v1.0"
    case beta
}

/// A Swift access level that generated declarations can have.
package enum AccessLevel: String, CaseIterable, Sendable {
    case `public`
    case package
    case `internal`
}

/// A national cloud of Microsoft Graph.
package enum Cloud: String, CaseIterable, Sendable {
    case global
    case usGovL4
    case usGovL5
    case china
}
