/// What is wrong with a request before it is sent.
public struct ValidationIssues: Hashable, Sendable {
    /// Values that are not valid for their type, whatever the service accepts.
    public internal(set) var malformed: [String] = []
    /// Values that, according to the schema, the service rejects.
    public internal(set) var rejected: [String] = []
}
