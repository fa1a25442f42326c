// SPDX-License-Identifier: MIT

/// The problems that validation finds in a request before the request is sent.
public struct ValidationIssues: Hashable, Sendable {
    /// Descriptions of values that are not valid for their type.
    public internal(set) var malformed: [String] = []
    /// Descriptions of values that the service rejects, according to the schema.
    public internal(set) var rejected: [String] = []
}
