// SPDX-License-Identifier: MIT

/// A reference to a type in OData syntax: `Edm.String`, `graph.presence`, or `Collection(graph.presence)`.
package struct TypeReference: Hashable, Sendable {
    /// The type name of the value or, for a collection, of the elements.
    package let name: String
    /// Whether the value is a collection.
    package let isCollection: Bool

    /// Creates a reference from a string; returns `nil` if the string does not have the syntax of a reference.
    package init?(_ text: String) {
        let prefix = "Collection("
        isCollection = text.hasPrefix(prefix) && text.hasSuffix(")")
        name = isCollection ? String(text.dropFirst(prefix.count).dropLast()) : text
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count > 1, parts.allSatisfy({ SwiftIdentifier.isValid(String($0)) }) else { return nil }
    }
}

/// A primitive type of OData that the generator supports.
package enum EdmType: String, CaseIterable, Sendable {
    case boolean = "Edm.Boolean"
    case dateTimeOffset = "Edm.DateTimeOffset"
    case double = "Edm.Double"
    case duration = "Edm.Duration"
    case guid = "Edm.Guid"
    case int16 = "Edm.Int16"
    case int32 = "Edm.Int32"
    case int64 = "Edm.Int64"
    case string = "Edm.String"

    /// The name of the Swift type of a value.
    package var swiftType: String {
        switch self {
        case .boolean: "Bool"
        case .dateTimeOffset: "GraphDateTimeOffset"
        case .double: "Double"
        case .duration: "GraphDuration"
        case .guid, .string: "String"
        case .int16: "Int16"
        case .int32: "Int32"
        case .int64: "Int64"
        }
    }
}

/// The type that a reference resolves to.
package enum ResolvedType: Sendable {
    case primitive(EdmType)
    indirect case enumeration(EnumDescription)
    indirect case structure(TypeDescription)

    /// The name of the Swift type of a value.
    package var swiftType: String {
        switch self {
        case .primitive(let type): type.swiftType
        case .enumeration(let type): type.swiftTypeName
        case .structure(let type): type.swiftTypeName
        }
    }
}
