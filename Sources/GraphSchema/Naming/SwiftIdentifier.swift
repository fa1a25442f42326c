/// The rules of Swift identifiers, and how names on the wire become them.
package enum SwiftIdentifier {
    /// Whether a name can stand in Swift, in backticks if it is a keyword.
    package static func isValid(_ name: String) -> Bool {
        guard let first = name.unicodeScalars.first, first == "_" || first.properties.isXIDStart else { return false }
        return name != "_" && name.unicodeScalars.allSatisfy { $0.properties.isXIDContinue }
    }

    /// The name as it stands in Swift: keywords in backticks.
    package static func escaped(_ name: String) -> String {
        keywords.contains(name) ? "`\(name)`" : name
    }

    /// The name as it stands in a list of parameters, where Swift takes nearly all keywords as they are.
    package static func escapedParameter(_ name: String) -> String {
        ["let", "var"].contains(name) ? "`\(name)`" : name
    }

    /// The name with its leading capitals lowered: `InACall` is `inACall`, `URLPath` is `urlPath`, `ID` is `id`.
    package static func lowerCamel(_ name: String) -> String {
        let characters = Array(name)
        let capitals = characters.prefix { $0.isUppercase }.count
        let lowered: Int
        if capitals > 1, capitals < characters.count, characters[capitals].isLowercase {
            lowered = capitals - 1
        } else {
            lowered = capitals
        }
        return String(characters.prefix(lowered)).lowercased() + String(characters.dropFirst(lowered))
    }

    /// The name with its first letter raised: `setPresence` is `SetPresence`.
    package static func upperCamel(_ name: String) -> String {
        name.prefix(1).uppercased() + name.dropFirst()
    }

    /// A hyphenated name as one word: `user-id` is `UserId`.
    package static func upperCamel(hyphenated name: String) -> String {
        name.split { $0 == "-" || $0 == "$" }.map { upperCamel(String($0)) }.joined()
    }

    /// The words that Swift keeps to itself where a name is declared.
    static let keywords: Set<String> = [
        "Any", "Self", "Protocol", "Type",
        "as", "associatedtype", "borrowing", "break", "case", "catch", "class", "consuming", "continue", "default",
        "defer", "deinit", "do", "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for", "func",
        "guard", "if", "import", "in", "init", "inout", "internal", "is", "let", "nil", "nonisolated", "operator",
        "precedencegroup", "private", "protocol", "public", "repeat", "rethrows", "return", "self", "static",
        "struct", "subscript", "super", "switch", "throw", "throws", "true", "try", "typealias", "var", "where",
        "while",
        // Words with a meaning in some places alone; backticks do no harm in the others.
        "any", "await", "each", "some", "unsafe",
    ]
}
