/// The version of this package.
package enum SDKVersion {
    /// The version, which the header `SdkVersion` and the command line report.
    package static let version = "0.1.0"
}
