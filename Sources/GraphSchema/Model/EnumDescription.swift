// SPDX-License-Identifier: MIT

/// An open enum: a set of known strings that later versions of the service can extend.
package struct EnumDescription: Sendable {
    /// The name in the metadata, or a name that the schema chooses if only the documentation describes the enum.
    package var name: Located<String>
    /// The Swift name; `nil` to derive it from the name.
    package var swiftName: Located<String>?
    /// The documentation of the enum; `nil` if it is not known.
    package var description: String?
    /// The link to the documentation page; `nil` if there is none.
    package var documentation: Located<String>?
    /// Whether apps use the enum even though no operation uses it.
    package var standalone: Bool
    /// Whether a value can combine several members, separated by commas.
    package let isFlags: Bool
    /// The known members, in the order of the file.
    package let members: [Member]
    private let positions: [String: Int]

    init(
        name: Located<String>,
        swiftName: Located<String>?,
        description: String?,
        documentation: Located<String>?,
        standalone: Bool,
        isFlags: Bool,
        members: [Member]
    ) {
        self.name = name
        self.swiftName = swiftName
        self.description = description
        self.documentation = documentation
        self.standalone = standalone
        self.isFlags = isFlags
        self.members = members
        let values = members.enumerated().map { ($0.element.value.value.lowercased(), $0.offset) }
        positions = Dictionary(values, uniquingKeysWith: { first, _ in first })
    }

    /// A known member of an enum.
    package struct Member: Sendable {
        /// The string in requests and responses.
        package var value: Located<String>
        /// The Swift name; `nil` to derive it from the value.
        package var swiftName: Located<String>?
        /// The documentation of the member; `nil` if there is none.
        package var description: String?
    }

    /// Returns the member with the given value, regardless of case; `nil` if there is none.
    package func member(_ value: String) -> Member? {
        positions[value.lowercased()].map { members[$0] }
    }
}
