// SPDX-License-Identifier: MIT

package import Foundation
import GraphRuntime

/// An executable from this package that can be run as a process.
package struct Product: Sendable {
    /// The result of running the executable.
    package struct Result: Sendable {
        /// The exit status, or the signal number if a signal terminated the process.
        package let status: Int32
        /// Whether a signal terminated the process.
        package let isEndedBySignal: Bool
        /// The standard output.
        package let output: String
        /// The standard error.
        package let errors: String
    }

    /// The URL of the executable.
    package let url: URL

    /// Creates a product from the URL of any executable.
    package init(_ url: URL) {
        self.url = url
    }

    /// Creates a product from the name of an executable in this package.
    package init(_ name: String) {
        url = Self.folder.appendingPathComponent(name)
    }

    /// Starts the executable.
    ///
    /// - Parameters:
    ///   - arguments: The arguments.
    ///   - directory: The working directory. The default is the current directory.
    ///   - environment: Environment variables that are added to those of this process. An empty value removes a
    ///     variable. The default is none.
    ///   - output: A pipe or a file handle for standard output. By default, the output is discarded.
    ///   - errors: A pipe or a file handle for standard error. By default, the errors are discarded.
    ///   - timeLimit: The time after which the process is killed, in seconds. The default is 5 minutes.
    /// - Returns: The process.
    /// - Throws: A system error if the process cannot be started.
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
        // Killing the process also ends the calls that wait for it.
        DispatchQueue.global().asyncAfter(deadline: .now() + timeLimit) { [weak process] in
            if let process, process.isRunning { kill(process.processIdentifier, SIGKILL) }
        }
        return process
    }

    /// Runs the executable until it exits.
    ///
    /// - Parameters:
    ///   - arguments: The arguments.
    ///   - directory: The working directory. The default is the current directory.
    ///   - environment: Environment variables that are added to those of this process. An empty value removes a
    ///     variable. The default is none.
    ///   - timeLimit: The time after which the process is killed, in seconds. The default is 5 minutes.
    /// - Returns: The exit status and the output.
    /// - Throws: A system error if the process cannot be started.
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
        // Both pipes are read at the same time because a process blocks when the buffer of one of its pipes is full.
        let errorData = Locked(Data())
        let isRead = DispatchSemaphore(value: 0)
        Thread.detachNewThread {
            let data = errors.fileHandleForReading.readDataToEndOfFile()
            errorData.withLock { $0 = data }
            isRead.signal()
        }
        let outputData = output.fileHandleForReading.readDataToEndOfFile()
        isRead.wait()
        process.waitUntilExit()
        return Result(
            status: process.terminationStatus,
            isEndedBySignal: process.terminationReason == .uncaughtSignal,
            output: String(decoding: outputData, as: UTF8.self),
            errors: String(decoding: errorData.withLock { $0 }, as: UTF8.self)
        )
    }

    /// The folder that contains the built products and tests.
    private static var folder: URL {
        #if os(macOS)
            for bundle in Bundle.allBundles where bundle.bundlePath.hasSuffix(".xctest") {
                return bundle.bundleURL.deletingLastPathComponent()
            }
        #endif
        return Bundle.main.bundleURL
    }
}
