/// A schema file as it was written: the description of one client.
///
/// Reading it checks its form alone; ``SchemaValidator`` checks that it makes sense.
package struct SchemaDocument: Sendable {
    /// The OData namespace, such as `microsoft.graph`; its types are referred to as `graph.name` or in full.
    package var namespace: Located<String>
    /// The path segment behind the service's root, such as `v1.0`.
    package var version: Located<String>
    /// The client type to generate.
    package var client: ClientDescription
    /// The enums, in the order of the file.
    package var enums: [EnumDescription] = []
    /// The structured types, in the order of the file.
    package var types: [TypeDescription] = []
    /// The plain methods that paths may offer, in the order of the file.
    package var methods: [OperationDescription] = []
    /// The OData actions that paths may offer, in the order of the file.
    package var actions: [OperationDescription] = []
    /// The paths, in the order of the file.
    package var paths: [PathDescription] = []
    /// Names of things that could not be read. That was reported; what refers to them is not reported again.
    package var unreadableNames: Set<String> = []

    /// How references to this schema's types may start.
    package var namespacePrefixes: [String] { [namespace.value + ".", "graph."] }
}

/// The client type and how it is seen.
package struct ClientDescription: Sendable {
    /// The Swift name of the root client.
    package var name: Located<String>
    /// The access level of everything generated.
    package var access: AccessLevel
    /// What the client is for.
    package var description: String
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
