/// Every sort of problem that reading and validating a schema can find.
package enum DiagnosticKind: String, CaseIterable, Sendable {
    // The text is not JSON.
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

    // The JSON is not a schema.
    case wrongType
    case missingKey
    case unknownKey
    case unknownWord
    case emptyValue
    case unsupportedFormatVersion

    // The schema does not make sense.
    case invalidTypeReference
    case unresolvedType
    case unsuitableType
    case unresolvedOperation
    case unresolvedParameter
    case notAnEnumMember
    case duplicateValue
    case swappedRange
    case invalidDuration
    case misplacedConstraint
    case invalidLink
    case invalidPath
    case invalidSDKVersion
    case placeholderMismatch
    case resourceMismatch
    case bodyMismatch
    case infiniteRecursion

    // The schema makes no Swift.
    case notAnIdentifier
    case nameClash
}
