// SPDX-License-Identifier: MIT

package import GraphSchema

/// The facts about a slice's declarations that only the documentation states.
package struct Overlay: Sendable {
    /// The facts, by target, in the order of the file.
    var facts: [TargetFacts] = []
    /// The enums that only the documentation describes.
    var enums: [JSONMember] = []
    /// The types that only the documentation describes.
    var types: [JSONMember] = []

    /// Diagnostics for targets without a source and for sources that do not exist. An import reports them together with
    /// its other problems.
    var sourceProblems = Diagnostics()

    /// The facts about one target.
    struct TargetFacts: Sendable {
        /// The target in the form that the file contains.
        let target: Located<String>
        /// The facts, by the keys that the schema uses.
        let facts: [JSONMember]
        /// The differing statements from other sources.
        let conflicts: [Conflict]
    }

    /// A value for a fact that another source states.
    struct Conflict: Sendable {
        /// The key of the fact. The target's facts contain the chosen value.
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
