package import Foundation

/// An executable of this package, as a person runs it.
package struct Product: Sendable {
    /// How a run ended, and what was printed.
    package struct Result: Sendable {
        /// The exit status; the number of the signal if a signal ended the run.
        package let status: Int32
        /// Whether a signal ended the run.
        package let isEndedBySignal: Bool
        package let output: String
        package let errors: String
    }

    /// Where the executable is.
    package let url: URL

    /// Any executable.
    package init(_ url: URL) {
        self.url = url
    }

    /// The executable of a name.
    package init(_ name: String) {
        url = Self.folder.appendingPathComponent(name)
    }

    /// Runs the executable to its end.
    ///
    /// - Parameters:
    ///   - arguments: The arguments.
    ///   - directory: Where it runs. Default: here.
    ///   - environment: Variables besides those of this process; an empty one is not set. Default: none.
    ///   - timeLimit: How long it may run before a signal ends it, in seconds. The default is 10 minutes.
    /// - Returns: How it ended, and what it printed.
    /// - Throws: An error of the system if it cannot be run.
    package func run(
        _ arguments: [String],
        in directory: URL? = nil,
        environment: [String: String] = [:],
        timeLimit: TimeInterval = 600
    ) throws -> Result {
        let process = Process()
        process.executableURL = url
        process.arguments = arguments
        process.currentDirectoryURL = directory
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }.filter {
            !$0.value.isEmpty
        }
        let output = Pipe.closedInOtherProcesses()
        let errors = Pipe.closedInOtherProcesses()
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let end = DispatchWorkItem { process.terminate() }
        DispatchQueue.global().asyncAfter(deadline: .now() + timeLimit, execute: end)
        defer { end.cancel() }
        // What is printed here fits a pipe, so one can be read after the other.
        let outputData = output.fileHandleForReading.readDataToEndOfFile()
        let errorData = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Result(
            status: process.terminationStatus,
            isEndedBySignal: process.terminationReason == .uncaughtSignal,
            output: String(decoding: outputData, as: UTF8.self),
            errors: String(decoding: errorData, as: UTF8.self)
        )
    }

    /// Where the products are: beside the tests.
    private static var folder: URL {
        #if os(macOS)
            for bundle in Bundle.allBundles where bundle.bundlePath.hasSuffix(".xctest") {
                return bundle.bundleURL.deletingLastPathComponent()
            }
        #endif
        return Bundle.main.bundleURL
    }
}
