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

    /// Starts the executable.
    ///
    /// - Parameters:
    ///   - arguments: The arguments.
    ///   - directory: Where it runs. Default: here.
    ///   - environment: Variables besides those of this process; an empty one is not set. Default: none.
    ///   - output: A pipe or a file handle for its standard output. The default takes nothing.
    ///   - errors: A pipe or a file handle for its standard error. The default takes nothing.
    ///   - timeLimit: How long it may run before it is killed, in seconds. The default is 5 minutes.
    /// - Returns: The process.
    /// - Throws: An error of the system if it cannot be started.
    package func start(
        _ arguments: [String],
        in directory: URL? = nil,
        environment: [String: String] = [:],
        output: Any = FileHandle.nullDevice,
        errors: Any = FileHandle.nullDevice,
        timeLimit: TimeInterval = 300
    ) throws -> Process {
        let process = Process()
        process.executableURL = url
        process.arguments = arguments
        process.currentDirectoryURL = directory
        process.environment = TestRun.environment.merging(environment) { $1 }.filter { !$0.value.isEmpty }
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        // What waits for the process goes on then.
        DispatchQueue.global().asyncAfter(deadline: .now() + timeLimit) { [weak process] in
            if let process, process.isRunning { kill(process.processIdentifier, SIGKILL) }
        }
        return process
    }

    /// Runs the executable to its end.
    ///
    /// - Parameters:
    ///   - arguments: The arguments.
    ///   - directory: Where it runs. Default: here.
    ///   - environment: Variables besides those of this process; an empty one is not set. Default: none.
    ///   - timeLimit: How long it may run before it is killed, in seconds. The default is 5 minutes.
    /// - Returns: How it ended, and what it printed.
    /// - Throws: An error of the system if it cannot be run.
    package func run(
        _ arguments: [String],
        in directory: URL? = nil,
        environment: [String: String] = [:],
        timeLimit: TimeInterval = 300
    ) throws -> Result {
        let output = Pipe.closedInOtherProcesses()
        let errors = Pipe.closedInOtherProcesses()
        let process = try start(
            arguments,
            in: directory,
            environment: environment,
            output: output,
            errors: errors,
            timeLimit: timeLimit
        )
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
