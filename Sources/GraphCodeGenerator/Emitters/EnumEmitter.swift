import GraphSchema

/// Writes open enums.
struct EnumEmitter: Emitter {
    let fileName = "Enums.generated.swift"

    func namesRuntimeTypes(_ document: SchemaDocument) -> Bool { false }

    /// Optional has a member of the same name, which wins where the value is optional.
    private func warning(_ member: EnumDescription.Member, _ type: String) -> String? {
        guard member.swiftMemberName == "none" else { return nil }
        return "Where the value is optional, write `\(type).none`: `.none` alone means nil there."
    }

    func emit(_ document: SchemaDocument, into text: inout SourceText) {
        let access = document.memberPrefix
        for item in document.enums {
            let name = identifier(item.swiftTypeName)
            text.separate()
            text.comment(DocumentationComment(item.description).paragraph(link(item.documentation?.value)))
            text.block("\(document.typePrefix)struct \(name): OpenEnum") { text in
                text.comment(DocumentationComment("The text on the wire."))
                text.line("\(access)let rawValue: String")
                text.separate()
                text.comment(
                    DocumentationComment("A value of any text, known or not.")
                        .parameter("rawValue", "The text on the wire.")
                )
                text.block("\(access)init(rawValue: String)") { $0.line("self.rawValue = rawValue") }
                for member in item.members {
                    let description = member.description.map { $0 + " " } ?? ""
                    text.separate()
                    text.comment(
                        DocumentationComment("\(description)On the wire: `\(member.value.value)`.")
                            .paragraph(warning(member, name.name))
                    )
                    text.line(
                        "\(access)static let \(identifier(member.swiftMemberName)) = "
                            + "\(name)(rawValue: \(literal(member.value.value)))"
                    )
                }
                text.separate()
                text.comment(
                    DocumentationComment("The values known when this was generated, in the order of the schema.")
                )
                text.list(
                    "\(access)static let knownValues: [\(name)] = [",
                    item.members.map { ".\(identifier($0.swiftMemberName))" },
                    "]",
                    trailingComma: true
                )
            }
        }
    }
}
