// SPDX-License-Identifier: MIT

/// A valid Swift identifier, which is enclosed in backticks if it is a keyword.
///
/// Generated code contains names from a schema only as values of this type, so a name cannot become anything but an
/// identifier.
package struct SwiftIdentifier: Hashable, Sendable {
    /// The name, without backticks.
    package let name: String

    /// The prefix of the identifiers that replace invalid names.
    package static let standInPrefix = "notAnIdentifier_"

    /// Creates an identifier from a name that the validator has accepted.
    ///
    /// - Parameter name: The name. A placeholder replaces a name that is not valid. The validator reports such a name,
    ///   so no client is generated with the placeholder.
    package init(_ name: String) {
        guard !Self.isValid(name) else {
            self.name = name
            return
        }
        let characters = name.unicodeScalars.map { Self.isContinuation($0) ? String($0) : "_" }
        self.name = Self.standInPrefix + characters.joined()
    }

    /// Returns whether a name is a valid Swift identifier, in backticks if it is a keyword.
    package static func isValid(_ name: String) -> Bool {
        guard let first = name.unicodeScalars.first, isStart(first) else { return false }
        return name != "_" && name.unicodeScalars.allSatisfy(isContinuation)
    }

    /// Returns whether a name is valid for a type. The name of a type must not start with a lowercase letter.
    static func isTypeName(_ name: String) -> Bool { isValid(name) && name.first?.isLowercase == false }

    // Nearly all names contain only ASCII characters, and looking up a Unicode property takes much longer than these
    // comparisons.
    private static func isStart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "_": true
        case _ where scalar.isASCII: false
        default: scalar.properties.isXIDStart
        }
    }

    /// Returns whether a character can be part of an identifier. Invisible characters are not allowed, although Unicode
    /// allows some of them.
    private static func isContinuation(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_": true
        case _ where scalar.isASCII: false
        default: scalar.properties.isXIDContinue && !scalar.properties.isDefaultIgnorableCodePoint
        }
    }

    /// The identifier in Swift source code, in backticks if it is a keyword.
    package var escaped: String { Self.keywords.contains(name) ? "`\(name)`" : name }

    /// The identifier in a parameter list, where few keywords need backticks.
    package var escapedParameter: String { ["inout", "let", "var"].contains(name) ? "`\(name)`" : name }

    /// Returns a name with its leading uppercase letters in lowercase: `inACall` for `InACall`, `urlPath` for
    /// `URLPath`, and `id` for `ID`.
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

    /// Returns a name with its first letter in uppercase: `SetPresence` for `setPresence`.
    package static func upperCamel(_ name: String) -> String {
        name.prefix(1).uppercased() + name.dropFirst()
    }

    /// Returns a hyphenated name as one word: `UserId` for `user-id`.
    package static func upperCamel(hyphenated name: String) -> String {
        name.split { $0 == "-" || $0 == "$" }.map { upperCamel(String($0)) }.joined()
    }

    /// The words that cannot be the names of declarations without backticks.
    static let keywords: Set<String> = [
        "Any", "Self", "Protocol", "Type",
        "as", "associatedtype", "borrowing", "break", "case", "catch", "class", "consuming", "continue", "default",
        "defer", "deinit", "do", "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for", "func",
        "guard", "if", "import", "in", "init", "inout", "internal", "is", "let", "nil", "nonisolated", "operator",
        "precedencegroup", "private", "protocol", "public", "repeat", "rethrows", "return", "self", "static",
        "struct", "subscript", "super", "switch", "throw", "throws", "true", "try", "typealias", "var", "where",
        "while",
        // Contextual keywords. Backticks are allowed where they are not needed.
        "any", "await", "each", "some", "unsafe",
    ]
}
