/// An open set of strings with known members.
package struct EnumDescription: Sendable {
    /// The name in the metadata or, for an enum that only documentation knows, the schema's own.
    package var name: Located<String>
    /// The Swift name, if the schema gives one.
    package var swiftName: Located<String>?
    /// What the values say.
    package var description: String
    /// The documentation page; nil if there is none.
    package var documentation: Located<String>?
    /// The known members, in the order of the file.
    package let members: [Member]
    private let positions: [String: Int]

    init(
        name: Located<String>,
        swiftName: Located<String>?,
        description: String,
        documentation: Located<String>?,
        members: [Member]
    ) {
        self.name = name
        self.swiftName = swiftName
        self.description = description
        self.documentation = documentation
        self.members = members
        let texts = members.enumerated().map { ($0.element.value.value.lowercased(), $0.offset) }
        positions = Dictionary(texts, uniquingKeysWith: { first, _ in first })
    }

    /// A known member of an enum.
    package struct Member: Sendable {
        /// The text on the wire.
        package var value: Located<String>
        /// The Swift name, if the schema gives one.
        package var swiftName: Located<String>?
        /// What the value says; nil if the schema does not tell.
        package var description: String?
    }

    /// The member of the given text, compared without case; nil if it is unknown.
    package func member(_ text: String) -> Member? {
        positions[text.lowercased()].map { members[$0] }
    }
}
