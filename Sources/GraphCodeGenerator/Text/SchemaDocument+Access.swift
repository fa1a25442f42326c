// SPDX-License-Identifier: MIT

import GraphSchema

extension SchemaDocument {
    /// The prefix of a top-level declaration. Generated code is nonisolated, regardless of the default isolation of the
    /// module.
    var typePrefix: Code { "nonisolated " + memberPrefix }

    /// The prefix of a member, which is the member's access level.
    var memberPrefix: Code {
        switch client.access {
        case .public: "public "
        case .package: "package "
        case .internal: ""
        }
    }
}
