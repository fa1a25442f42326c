// SPDX-License-Identifier: MIT

/// The words that random schemas use as names.
enum RandomNames {
    /// Names for properties, parameters, and segments, many of which have a special meaning in Swift or in generated
    /// code.
    static let members = [
        "id", "value", "name", "state", "default", "in", "is", "await", "async", "throws", "throw", "get", "set",
        "path",
        "problems", "index", "element", "container", "encoder", "decoder", "operation", "body", "next", "copy",
        "consume",
        "yield", "sending", "isolated", "each", "repeat", "any", "some", "none", "actor", "macro", "package", "open",
        "let",
        "var", "func", "class", "struct", "enum", "import", "nil", "true", "super", "where", "while", "case", "switch",
        "willSet", "didSet", "mutating", "lazy", "weak", "unowned", "optional", "required", "final", "dynamic",
        "indirect",
        "prefix", "postfix", "infix", "left", "right", "precedence", "then", "discard", "borrowing", "consuming",
        "unsafe",
        "nonisolated", "module", "combination1", "newValue", "oldValue", "error", "result", "children", "request",
        "response", "send", "supported", "all", "ünï", "日本", "_x", "x1", "A", "URL", "forKey", "try", "as",
        "associatedtype", "operator", "subscript", "deinit", "protocol", "extension", "rethrows", "fileprivate",
        "static", "_state", "requestBody", "constraints", "propertyNames", "modelProperties", "combination", "validate",
        "configuration1", "placeholder", "issues", "available", "description1",
    ]

    /// Names that are reserved for generated code. A schema that uses any of these names is rejected.
    static let reserved = [
        "self", "Self", "init", "Type", "inout", "additionalData", "configuration", "hash", "String", "encode",
    ]

    /// Keys that are not Swift identifiers and therefore need a Swift name.
    static let odd = ["@odata.type", "a b", "a\\\"b", "a-b", "1a", "a\\\\(b)", "\\u2028", "💡"]

    /// Strings for descriptions, notes, and default values.
    static let texts = [
        "A text.", "It is \\\"quoted\\\".", "- A list\\n- of two", "Ends with */ and `ticks`", "a \\\\(b) c", "1. One",
        "A text that is so long that the comment that has it is broken into two lines, and then some more words for it.",
    ]

    static let primitives = [
        "Edm.Boolean", "Edm.DateTimeOffset", "Edm.Double", "Edm.Duration", "Edm.Guid", "Edm.Int16", "Edm.Int32",
        "Edm.Int64",
        "Edm.String",
    ]

    static let durations = ["PT1S", "PT5M", "PT1H", "P1D", "P2DT3H4M5.5S"]
}
