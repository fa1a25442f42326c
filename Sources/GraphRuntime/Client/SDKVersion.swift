// SPDX-License-Identifier: MIT

/// The version of this package.
///
/// Every other place with the version must agree, which `VersionTests` verifies.
package enum SDKVersion {
    /// The version that the `SdkVersion` header field and the command line report.
    package static let version = "0.1.0"
}
