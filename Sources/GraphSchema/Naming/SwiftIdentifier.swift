/// A name that is valid in Swift, in backticks where it is a keyword.
///
/// Generated text contains a name of a schema only as such a value, so no name can become anything but an identifier.
package struct SwiftIdentifier: Hashable, Sendable {
    /// The name, without backticks.
    package let name: String

    /// How the stand-ins of invalid names start.
    package static let standInPrefix = "notAnIdentifier_"

    /// Creates an identifier from a name that the validator accepted.
    ///
    /// - Parameter name: The name. A name that is not valid becomes a stand-in that is: the validator reports such names,
    ///   so that no client is generated from them.
    package init(_ name: String) {
        guard !Self.isValid(name) else {
            self.name = name
            return
        }
        let characters = name.unicodeScalars.map { Self.isContinuation($0) ? String($0) : "_" }
        self.name = Self.standInPrefix + characters.joined()
    }

    /// Whether a name is valid in Swift, in backticks if it is a keyword.
    package static func isValid(_ name: String) -> Bool {
        guard let first = name.unicodeScalars.first, isStart(first) else { return false }
        return name != "_" && name.unicodeScalars.allSatisfy(isContinuation)
    }

    /// Whether a name is valid for a type: types do not start with a small letter.
    static func isTypeName(_ name: String) -> Bool { isValid(name) && name.first?.isLowercase == false }

    // Nearly all names are ASCII, and the look-up of a property takes much longer than the comparisons.
    private static func isStart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "_": true
        case _ where scalar.isASCII: false
        default: scalar.properties.isXIDStart
        }
    }

    /// Whether a character can be part of an identifier: invisible characters cannot, although Unicode lets some.
    private static func isContinuation(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_": true
        case _ where scalar.isASCII: false
        default: scalar.properties.isXIDContinue && !scalar.properties.isDefaultIgnorableCodePoint
        }
    }

    /// The identifier as it is written in Swift: keywords in backticks.
    package var escaped: String { Self.keywords.contains(name) ? "`\(name)`" : name }

    /// The identifier as it is written in a list of parameters, where Swift takes nearly all keywords as they are.
    package var escapedParameter: String { ["inout", "let", "var"].contains(name) ? "`\(name)`" : name }

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
