package import Foundation

/// What a run of the tests was started with.
package enum TestRun {
    /// The environment variables of this process.
    package static let environment = ProcessInfo.processInfo.environment

    /// Whether long tests run in full: the environment variable `TEST_THOROUGH` is 1.
    package static let isThorough = environment["TEST_THOROUGH"] == "1"

    /// The folder of the repository.
    package static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// A folder or file of the repository, by its path from there.
    package static func file(_ path: String) -> URL { repository.appendingPathComponent(path) }
}
