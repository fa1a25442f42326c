/// What the client tells the service of itself.
package enum SDKVersion {
    /// The version of this package.
    package static let version = "0.1.0"

    /// The value of the header `SdkVersion`, in the form of Microsoft's own clients.
    static let header = "swift-graph-presence/\(version)"
}
