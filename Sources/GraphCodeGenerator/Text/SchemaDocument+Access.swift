import GraphSchema

extension SchemaDocument {
    /// What precedes a declaration at the top level: generated code belongs to no actor, whatever a module's default.
    var typePrefix: Code { "nonisolated " + memberPrefix }

    /// What precedes a member.
    var memberPrefix: Code {
        switch client.access {
        case .public: "public "
        case .package: "package "
        case .internal: ""
        }
    }
}
