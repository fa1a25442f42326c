// SPDX-License-Identifier: MIT

/// Names of types that apps use next to a client. A generated type with such a name hides the common type, or makes the
/// name ambiguous, in every file that imports the client.
///
/// ``ReservedNames`` contains the names that generated code itself uses and that no declaration can have.
package enum CommonNames {
    /// Returns the module that declares a type with a name; `nil` if the name is not common.
    static func owner(of name: String) -> String? {
        if swift.contains(name) { return "Swift" }
        if foundation.contains(name) { return "Foundation" }
        return runtime.contains(name) ? "GraphRuntime" : nil
    }

    /// The types in the standard library and in Swift concurrency.
    private static let swift: Set = [
        "Actor", "AnyHashable", "AnySequence", "AsyncIteratorProtocol", "AsyncSequence", "AsyncStream",
        "AsyncThrowingStream", "CancellationError", "Character", "CheckedContinuation", "Clock", "ClosedRange",
        "CodingKey",
        "Collection", "Comparable", "ContinuousClock", "CustomStringConvertible", "DecodingError", "Duration",
        "EncodingError", "Float", "Identifiable", "InstantProtocol", "Int8", "IteratorProtocol", "KeyPath",
        "KeyValuePairs",
        "MainActor", "Mirror", "OptionSet", "Range", "RawRepresentable", "Regex", "Result", "Sequence", "Slice",
        "StaticString", "Substring", "SuspendingClock", "Task", "TaskGroup", "TaskLocal", "TaskPriority",
        "ThrowingTaskGroup", "UInt", "UInt16", "UInt32", "UInt64", "UInt8", "Unicode",
    ]

    /// The Foundation types that apps often use.
    private static let foundation: Set = [
        "AttributedString", "Bundle", "Calendar", "CharacterSet", "Data", "Date", "DateComponents", "DateFormatter",
        "DateInterval", "Decimal", "Dimension", "FileHandle", "FileManager", "Formatter", "HTTPURLResponse", "Host",
        "ISO8601DateFormatter", "IndexPath", "IndexSet", "InputStream", "JSONDecoder", "JSONEncoder",
        "JSONSerialization",
        "Locale", "LocalizedError", "Measurement", "Notification", "NotificationCenter", "NumberFormatter", "Operation",
        "OperationQueue", "OutputStream", "Pipe", "Port", "Process", "ProcessInfo", "Progress", "RunLoop", "Scanner",
        "Stream", "Thread", "TimeInterval", "TimeZone", "Timer", "URL", "URLComponents", "URLError", "URLQueryItem",
        "URLRequest", "URLResponse", "URLSession", "UUID", "Unit", "UserDefaults",
    ]

    /// The runtime's public types that generated code does not use. A test compares this list with the runtime.
    package static let runtime: Set = [
        "BatchItem", "ClientAssertionCredential", "ClientSecretCredential", "ClosureTokenCredential",
        "ClosureTransport",
        "CredentialOptions", "DeviceCodeCredential", "DeviceCodePrompt", "EnvironmentCredential", "FailureReason",
        "FileRefreshTokenStore", "GraphAccessToken", "GraphClock", "GraphCloud", "GraphError", "GraphEvent",
        "GraphHeaders",
        "GraphMethod", "GraphMiddleware", "GraphPages", "GraphPath", "GraphResponse", "GraphRetryPolicy",
        "GraphSystemClock", "GraphTransport", "ManagedIdentityCredential", "PropertyConstraint", "RefreshTokenStore",
        "RequestValidation", "RetryReason", "StaticTokenCredential", "TokenCredential", "TokenRequestContext",
        "TransportError", "TransportRequest", "TransportResponse", "URLSessionTransport", "ValidationIssues",
    ]
}
