// SPDX-License-Identifier: MIT

/// An HTTP method that Microsoft Graph supports.
public enum GraphMethod: String, Hashable, Sendable {
    /// Reads a resource.
    case get = "GET"
    /// Creates a resource or calls an action.
    case post = "POST"
    /// Updates properties of a resource.
    case patch = "PATCH"
    /// Replaces a resource.
    case put = "PUT"
    /// Deletes a resource.
    case delete = "DELETE"
}
