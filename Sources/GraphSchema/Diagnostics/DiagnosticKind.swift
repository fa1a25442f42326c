// SPDX-License-Identifier: MIT

/// The kinds of problems that reading and validating a schema can find.
package enum DiagnosticKind: String, CaseIterable, Sendable {
    // The file is not JSON.
    case emptyFile
    case invalidUTF8
    case unexpectedCharacter
    case unexpectedEnd
    case trailingContent
    case invalidEscape
    case controlCharacter
    case invalidNumber
    case nestingTooDeep
    case duplicateKey

    // The JSON does not have the structure of a schema.
    case wrongType
    case missingKey
    case unknownKey
    case unknownWord
    case emptyValue
    case unsupportedFormatVersion

    // The parts of the schema are not consistent.
    case invalidTypeReference
    case unresolvedType
    case unsuitableType
    case unresolvedOperation
    case unresolvedParameter
    case notAnEnumMember
    case duplicateValue
    case duplicateMethod
    case swappedRange
    case invalidDuration
    case defaultOutOfRange
    case misplacedConstraint
    case invalidLink
    case invalidPermission
    case invalidPath
    case invalidSDKVersion
    case placeholderMismatch
    case resourceMismatch
    case bodyMismatch
    case infiniteRecursion

    // Swift code cannot be generated from the schema.
    case notAnIdentifier
    case nameClash

    // The schema is valid, but part of the schema has no effect or has an effect that the author may not expect.
    case unusedDeclaration
    case commonName

    /// Whether a schema with a problem of this kind is still a valid schema.
    package var severity: DiagnosticSeverity {
        switch self {
        case .unusedDeclaration, .commonName: .warning
        default: .error
        }
    }
}

/// Whether a problem prevents generation.
package enum DiagnosticSeverity: String, Sendable {
    /// The problem prevents generation of a client.
    case error
    /// A client is generated, but the schema may not express what its author intended.
    case warning
}
