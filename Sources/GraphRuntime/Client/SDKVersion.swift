/// The version of this package.
package enum SDKVersion {
    /// The version that the `SdkVersion` header field and the command line report.
    package static let version = "0.1.0"
}
