// SPDX-License-Identifier: MIT

package import GraphSchema

/// The facts about the declarations of a slice that only the documentation states.
package struct Overlay: Sendable {
    /// The facts, by target, in the order of the file.
    var facts: [TargetFacts] = []
    /// The enums that only the documentation describes.
    var enums: [JSONMember] = []
    /// The types that only the documentation describes.
    var types: [JSONMember] = []

    /// The targets without a source, and the sources that do not exist. An import reports them with its own problems.
    var sourceProblems = Diagnostics()

    /// The facts about one target.
    struct TargetFacts: Sendable {
        /// The target, as the file has it.
        let target: Located<String>
        /// The facts, with the keys of the schema.
        let facts: [JSONMember]
        /// The statements of other sources that differ.
        let conflicts: [Conflict]
    }

    /// A value that another source states for a fact.
    struct Conflict: Sendable {
        /// The key of the fact. The target has the chosen value.
        let fact: Located<String>
        /// The value that was not chosen.
        let value: JSONNode
        /// The name of the source.
        let source: Located<String>
    }

    /// The name of the source that represents the metadata.
    static let metadata = "metadata"

    /// Creates an overlay without facts.
    package init() {}

    /// Reads an overlay file.
    ///
    /// - Parameters:
    ///   - bytes: The contents of the file.
    ///   - line: The number of the first line. The default is 1.
    /// - Returns: The overlay, or `nil` if the file has errors, and the errors. An import reports errors about sources.
    package static func read(
        _ bytes: [UInt8],
        firstLine line: Int = 1
    ) -> (overlay: Overlay?, diagnostics: Diagnostics) {
        var reader = FileReader()
        guard let members = reader.read(bytes, firstLine: line) else { return (nil, reader.diagnostics) }
        let fields = reader.fields(
            members,
            at: SourceLocation(line: line, column: 1),
            "the overlay",
            required: ["formatVersion", "sources", "facts"],
            optional: ["$schema", "enums", "types"]
        )
        reader.checkVersion(fields["formatVersion"])
        let sources = fields["sources"].flatMap { reader.members(of: $0) } ?? []
        for source in sources { _ = reader.text(source.node) }
        var overlay = OverlayReader(reader: reader, sources: sources.map(\.key.value))
        var result = Overlay()
        result.facts = overlay.readFacts(fields["facts"])
        result.enums = overlay.readDeclarations(fields["enums"])
        result.types = overlay.readDeclarations(fields["types"])
        result.sourceProblems = overlay.sourceProblems
        return (overlay.reader.diagnostics.hasErrors ? nil : result, overlay.reader.diagnostics)
    }
}
