// SPDX-License-Identifier: MIT

import GraphSchema

/// An emitter for an open enum.
struct EnumEmitter: Emitter {
    let document: SchemaDocument
    let enumeration: EnumDescription

    private var access: Code { document.memberPrefix }

    func emit(into text: inout SourceText) {
        let name = identifier(enumeration.swiftTypeName)
        text.separate()
        text.comment(
            DocumentationComment(
                description: enumeration.description
                    ?? "The enum `\(document.namespace.value).\(enumeration.name.value)`.",
                link(enumeration.name.value, enumeration.documentation?.value)
            )
            .paragraph(
                enumeration.isFlags
                    ? "A value can combine several members, separated by commas. To create such a value, join the raw "
                        + "values of the members with commas, and pass the string to `init(rawValue:)`. To read such a "
                        + "value, split its `rawValue` at the commas. A combined value is not equal to any member, and "
                        + "its `isKnown` is `false`."
                    : nil
            )
        )
        text.block("\(document.typePrefix)struct \(name): OpenEnum") { text in
            for member in enumeration.members {
                text.comment(comment(member))
                let name = identifier(member.swiftMemberName)
                text.line("\(access)static let \(name) = Self(rawValue: \(literal(member.value.value)))")
            }
            text.separate()
            text.names(
                "\(access)static let knownValues: [Self] = [",
                enumeration.members.map { ".\(identifier($0.swiftMemberName))" },
                "]"
            )
            text.separate()
            text.line("\(access)let rawValue: String")
            text.block("\(access)init(rawValue: String)", expression: "self.rawValue = rawValue")
        }
        // Without this extension, the compiler's message for a string literal does not explain how to correct the code.
        let message = "use a constant or \(name.name)(rawValue:); for a String, use .rawValue"
        text.separate()
        text.line(.list("@available(", ["*", "unavailable", "message: \(literal(message))"]))
        text.block("nonisolated extension \(name): ExpressibleByStringLiteral") { text in
            text.block("\(access)init(stringLiteral value: String)", expression: "self.init(rawValue: value)")
        }
    }

    private func comment(_ member: EnumDescription.Member) -> DocumentationComment {
        let type = enumeration.swiftTypeName
        return DocumentationComment(member.description ?? "`\(member.value.value)`.")
            // `Optional` has a member of the same name, which takes precedence if the value is optional.
            .paragraph(
                member.swiftMemberName == "none"
                    ? "If the property is optional, write `\(type).none`, because `.none` would mean `nil`." : nil
            )
    }
}
