// SPDX-License-Identifier: MIT

package import Foundation

/// The environment in which the tests run.
package enum TestRun {
    /// The environment variables of this process.
    package static let environment = ProcessInfo.processInfo.environment

    /// A Boolean value that indicates whether long tests run in full, because `TEST_THOROUGH` is 1.
    package static let isThorough = environment["TEST_THOROUGH"] == "1"

    /// A Boolean value that indicates whether the tests run with a sanitizer, because `TEST_SANITIZED` is 1.
    package static let isSanitized = environment["TEST_SANITIZED"] == "1"

    /// The root folder of the repository.
    package static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Returns the URL of a file or folder in the repository, from its path relative to the root folder.
    package static func file(_ path: String) -> URL { repository.appendingPathComponent(path) }
}
