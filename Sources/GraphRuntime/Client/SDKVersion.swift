// SPDX-License-Identifier: MIT

/// The version of this package.
///
/// `VersionTests` verifies that every other occurrence of the version matches.
package enum SDKVersion {
    /// The version in the `SdkVersion` header field and in the output of the command-line tool.
    package static let version = "0.1.0"
}
