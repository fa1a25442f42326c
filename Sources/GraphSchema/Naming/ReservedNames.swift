/// Names that generated declarations cannot have, because generated or hand-written code beside them uses them.
package enum ReservedNames {
    /// Types of Swift and of the runtime that generated code refers to.
    package static let types: Set<String> = [
        "Any", "AnyObject", "Array", "Bool", "CaseIterable", "Codable", "Decodable", "Decoder", "Dictionary", "Double",
        "Encodable", "Encoder", "Equatable", "Error", "Hashable", "Hasher", "Int", "Int16", "Int32", "Int64", "Never",
        "Optional", "Protocol", "Self", "Sendable", "Set", "String", "Swift", "Type", "Void",
        "GraphClient", "GraphCloud", "GraphDateTimeOffset", "GraphDuration", "GraphModel", "GraphOperation",
        "GraphPath", "GraphPermissions", "GraphRequest", "GraphResponse", "GraphRuntime", "Indirect", "JSONValue",
        "OpenEnum", "PropertyKey", "RequestAdapter", "RequestConfiguration", "RequestContext", "RequestProblems",
        "SupportedCombination", "UnreadableElement",
        // Types that the conformances of generated structs bring.
        "AllCases", "RawValue",
        // Swift asks a module for these when it reads a literal.
        "ArrayLiteralType", "BooleanLiteralType", "DictionaryLiteralType", "ExtendedGraphemeClusterType",
        "FloatLiteralType", "IntegerLiteralType", "StringLiteralType", "UnicodeScalarType",
    ]

    /// Members of every open enum.
    static let enumMembers: Set<String> = [
        "rawValue", "knownValues", "isKnown", "description", "hashValue", "hash", "encode", "init",
    ]

    /// Members of every generated struct, and the names that its initialisers and call shortcuts add.
    static let properties: Set<String> = [
        "additionalData", "combination", "configuration", "customMirror", "encode", "hash", "hashValue", "init",
        "requestBody", "unreadableElements", "validate",
    ]

    /// Members of every type of combinations.
    static let combinations: Set<String> = ["allCases", "init", "hash", "hashValue"]

    /// Members of every value of such a type.
    static let combinationMembers: Set<String> = ["description", "hash", "hashValue"]

    /// Members of the type that lists the operations.
    static let operations: Set<String> = ["all"]

    /// Members of every request builder of a path.
    static let requestBuilder: Set<String> = ["context", "init"]

    /// Members of every client.
    static let client: Set<String> = [
        "context", "requestAdapter", "serviceVersion", "send", "response", "init", "batch",
    ]

    /// Words that Swift gives a meaning after a dot, and one that no label may be.
    static let everywhere: Set<String> = ["self", "Self", "Type", "Protocol", "inout"]
}
