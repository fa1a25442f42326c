/// An HTTP method that Microsoft Graph takes.
public enum GraphMethod: String, Hashable, Sendable {
    /// Reads.
    case get = "GET"
    /// Creates, or calls an action.
    case post = "POST"
    /// Changes.
    case patch = "PATCH"
    /// Replaces.
    case put = "PUT"
    /// Deletes.
    case delete = "DELETE"
}
