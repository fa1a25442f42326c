/// A schema file as it was written: the description of one client.
///
/// Reading it checks its form alone; ``SchemaValidator`` checks that it makes sense.
package struct SchemaDocument: Sendable {
    /// The OData namespace, such as `microsoft.graph`; its types are referred to as `graph.name` or in full.
    package let namespace: Located<String>
    /// The path segment behind the service's root, such as `v1.0`.
    package let version: Located<String>
    /// The client type to generate.
    package let client: ClientDescription
    /// The enums, in the order of the file.
    package let enums: [EnumDescription]
    /// The structured types, in the order of the file.
    package let types: [TypeDescription]
    /// The plain methods that paths may offer, in the order of the file.
    package let methods: [OperationDescription]
    /// The OData actions that paths may offer, in the order of the file.
    package let actions: [OperationDescription]
    /// The paths, in the order of the file.
    package let paths: [PathDescription]
    /// Names of things that could not be read. That was reported; what refers to them is not reported again.
    package let unreadableNames: Set<String>
    /// Everything that is found by name, so that neither the validator nor the generator searches the document.
    let index: SchemaIndex

    init(
        namespace: Located<String>,
        version: Located<String>,
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

    /// How references to this schema's types may start.
    package var namespacePrefixes: [String] { index.names.prefixes }
}

/// The client type and how it is seen.
package struct ClientDescription: Sendable {
    /// The Swift name of the root client.
    package var name: Located<String>
    /// The access level of everything generated.
    package var access: AccessLevel
    /// What the client is for.
    package var description: String
    /// What the client calls itself in the header `SdkVersion`; `nil` for the name of the runtime.
    package var sdkVersion: Located<String>?
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
