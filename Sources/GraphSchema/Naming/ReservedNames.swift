/// Names that generated declarations cannot have, because generated or hand-written code beside them uses them.
package enum ReservedNames {
    /// Types that generated code refers to, or that the compiler looks up in it.
    package static let types = swiftTypes.union(runtimeTypes).union(associatedTypes).union(literalTypes)

    private static let swiftTypes: Set = [
        "Any", "AnyObject", "Array", "Bool", "CaseIterable", "Codable", "Decodable", "Decoder", "Dictionary", "Double",
        "Encodable", "Encoder", "Equatable", "Error", "Hashable", "Hasher", "Int", "Int16", "Int32", "Int64", "Never",
        "Optional", "Protocol", "Self", "Sendable", "Set", "String", "Swift", "Type", "Void",
    ]

    private static let runtimeTypes: Set = [
        "ActionRequestBuilder", "CollectionRequestBuilder", "CollectionResponse", "GraphConstraint", "GraphClient",
        "GraphDateTimeOffset", "GraphDuration", "GraphModel", "GraphOperation", "GraphPermissions", "GraphRequest",
        "GraphRuntime", "GraphIndirect", "GraphJSONValue", "OpenEnum", "OperationsByPath", "GraphPropertyKey",
        "GraphRequestAdapter",
        "GraphRequestBuilder", "RequestConfiguration", "GraphRequestContext", "Sensitive", "SupportedCombination",
        "UnreadableElement",
    ]

    /// Types that the conformances of generated structs bring.
    private static let associatedTypes: Set = ["AllCases", "ItemBuilder", "Operations", "RawValue"]

    /// Types that Swift asks a module for when it reads a literal.
    private static let literalTypes: Set = [
        "ArrayLiteralType", "BooleanLiteralType", "DictionaryLiteralType", "ExtendedGraphemeClusterType",
        "ExpressibleByStringLiteral", "FloatLiteralType", "IntegerLiteralType", "StringLiteralType",
        "UnicodeScalarType",
    ]

    /// Members of every open enum.
    static let enumMembers: Set = [
        "rawValue", "knownValues", "isKnown", "description", "hashValue", "hash", "encode", "init",
    ]

    /// Members of every generated struct, and what its members call.
    static let properties: Set = [
        "additionalData", "encode", "hash", "hashValue", "init", "unreadableElements",
    ]

    /// What the method that sends an action has besides the action's parameters.
    static let parameters: Set = ["configuration"]

    /// Static members of every type of combinations.
    package static let combinations: Set = ["allCases", "init", "hash", "hashValue"]

    /// Members of every combination.
    static let combinationMembers: Set = ["description", "hash", "hashValue"]

    /// Members of every request builder of a path.
    static let requestBuilder: Set = ["context", "init"]

    /// Members of every client.
    static let client: Set = ["context", "requestAdapter", "send", "response", "init", "batch"]

    /// Words that Swift gives a meaning after a dot, and one that no label may be.
    static let everywhere: Set = ["self", "Self", "Type", "Protocol", "inout"]
}
