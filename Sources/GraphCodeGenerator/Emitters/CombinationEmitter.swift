// SPDX-License-Identifier: MIT

import GraphSchema

/// An emitter for the type that represents the combinations of parameter values that an action accepts.
struct CombinationEmitter: Emitter {
    let document: SchemaDocument
    let action: OperationDescription
    let set: CombinationSet
    /// The parameters that a combination consists of.
    private let combined: [PropertyDescription]
    /// The parameters whose default values depend on the combination.
    private let defaulted: [PropertyDescription]

    init(document: SchemaDocument, action: OperationDescription, set: CombinationSet) {
        self.document = document
        self.action = action
        self.set = set
        combined = set.parameters.compactMap { name in action.parameters.first { $0.name.value == name.value } }
        let names = Set(set.values.flatMap(\.defaults).map(\.parameter.value))
        defaulted = action.parameters.filter { names.contains($0.name.value) }
    }

    private var access: Code { document.memberPrefix }

    func emit(into text: inout SourceText) {
        let keys = combined.map { "`\($0.name.value)`" }.list
        text.separate()
        text.comment(DocumentationComment("A combination of \(keys) that `\(action.name.value)` supports."))
        text.block("\(document.typePrefix)struct \(identifier(action.combinationName)): SupportedCombination") { text in
            emitMembers(into: &text)
            emitProperties(into: &text)
            emitInitializers(into: &text)
        }
        emitUnavailableMembers(into: &text)
    }

    private func emitMembers(into text: inout SourceText) {
        for combination in set.values {
            let wire = combined.map { value(of: $0, in: combination.values) ?? "" }.joined(separator: "/")
            var arguments: [Layout] = combined.map { parameter in
                Layout(document.swiftValue(value(of: parameter, in: combination.values) ?? "", of: parameter))
            }
            for parameter in defaulted {
                guard let value = value(of: parameter, in: combination.defaults) else { continue }
                // In an optional context, `.none` without a type name means `nil`.
                let code = document.swiftValue(value, of: parameter, isOptional: true)
                arguments.append("\(defaultName(parameter)): \(code)")
            }
            text.comment(DocumentationComment(combination.description ?? "`\(wire)`."))
            text.line(.list("\(access)static let \(identifier(combination.swiftMemberName)) = Self(", arguments))
        }
        text.separate()
        text.names(
            "\(access)static let allCases: [Self] = [",
            set.values.map { ".\(identifier($0.swiftMemberName))" },
            "]"
        )
    }

    /// Writes an unavailable constant for each member of the first enum that is not the name of a combination. The
    /// compiler's message for the constant lists the supported combinations.
    private func emitUnavailableMembers(into text: inout SourceText) {
        guard let first = combined.first, let fallback = set.values.first,
            case .enumeration(let enumeration)? = document.resolve(first.type.value)?.type
        else { return }
        let taken = Set(set.values.map(\.swiftMemberName)).union(ReservedNames.combinations)
        let members = enumeration.members.filter { !taken.contains($0.swiftMemberName) }
        guard !members.isEmpty else { return }
        let namesByValue = Dictionary(grouping: set.values) { value(of: first, in: $0.values)?.lowercased() ?? "" }
            .mapValues { $0.map { "." + $0.swiftMemberName }.list("or") }
        let all = set.values.map { "." + $0.swiftMemberName }.list("or")
        text.separate()
        // The formatter cannot break a long message, which is a single literal.
        text.remark("swift-format-ignore")
        text.block("nonisolated extension \(identifier(action.combinationName))") { text in
            var unsupported: [Code] = []
            for member in members {
                let name = identifier(member.swiftMemberName)
                guard let names = namesByValue[member.value.value.lowercased()] else {
                    unsupported.append("\(name) = \(identifier(fallback.swiftMemberName))")
                    continue
                }
                text.unbroken("@available(*, unavailable, message: \(literal("use \(names)")))")
                text.unbroken("\(access)static let \(name) = \(identifier(fallback.swiftMemberName))")
            }
            guard !unsupported.isEmpty else { return }
            let message = "\(action.name.value) does not support this value; use \(all)"
            text.unbroken("@available(*, unavailable, message: \(literal(message)))")
            text.names("\(access)static let ", unsupported)
        }
    }

    private func emitProperties(into text: inout SourceText) {
        text.separate()
        for parameter in combined {
            text.comment(DocumentationComment("The `\(parameter.name.value)` of the combination."))
            text.line("\(access)let \(identifier(parameter.swiftPropertyName)): \(document.swiftType(of: parameter))")
        }
        for parameter in defaulted {
            text.comment(
                DocumentationComment(
                    "The default value of `\(parameter.name.value)`; `nil` if it is not documented."
                )
            )
            text.line("\(access)let \(defaultName(parameter)): \(document.swiftValueType(of: parameter))?")
        }
        let parts = combined.enumerated().flatMap { index, parameter -> [Code.StringPart] in
            let value = Code.StringPart.value("\(identifier(parameter.swiftPropertyName))")
            return index == 0 ? [value] : [.text("/"), value]
        }
        text.separate()
        text.block("\(access)var description: String", expression: Code.quoted(parts))
    }

    private func emitInitializers(into text: inout SourceText) {
        let parameters: [Code] = combined.map {
            "\(parameter: identifier($0.swiftPropertyName)): \(document.swiftType(of: $0))"
        }
        let condition = combined.map { parameter -> Code in
            let name = identifier(parameter.swiftPropertyName)
            return "$0.\(name) == \(name)"
        }
        let state = identifier(action.localName("state"))
        text.separate()
        text.comment(
            DocumentationComment(
                "Creates a combination, or returns `nil` if `\(action.name.value)` does not support it."
            )
        )
        text.block(.list("\(access)init?(", parameters.map { Layout($0) })) { text in
            text.line(
                .list(
                    "guard let \(state) = Self.allCases.first(where: { ",
                    [Layout(condition.joined(separator: " && "))],
                    " })"
                )
            )
            text.line("else { return nil }")
            text.line("self = \(state)")
        }
        text.separate()
        let members: [Layout] =
            parameters.map { "_ \($0)" }
            + defaulted.map { "\(defaultName($0)): \(document.swiftValueType(of: $0))? = nil" }
        text.block(.list("private init(", members)) { text in
            for parameter in combined {
                let name = identifier(parameter.swiftPropertyName)
                text.line("self.\(name) = \(name)")
            }
            for parameter in defaulted {
                text.line("self.\(defaultName(parameter)) = \(defaultName(parameter))")
            }
        }
    }

    private func defaultName(_ parameter: PropertyDescription) -> SwiftIdentifier {
        identifier(parameter.combinationDefaultName)
    }

    private func value(
        of parameter: PropertyDescription,
        in values: [(parameter: Located<String>, value: Located<String>)]
    ) -> String? {
        values.first { $0.parameter.value == parameter.name.value }?.value.value
    }
}
