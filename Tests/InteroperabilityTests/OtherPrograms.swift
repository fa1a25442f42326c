import Foundation
import TestSupport

/// The programs that the package is tried with.
enum OtherPrograms {
    /// A Python that has the package `msgraph-sdk`; nil if none is named.
    static let python = ProcessInfo.processInfo.environment["GRAPH_PRESENCE_PYTHON"]

    static let hasCurl = (try? output(of: "curl", ["--version"])) != nil

    /// Runs a program and gives what it printed.
    static func output(of program: String, _ arguments: [String]) throws -> Data {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + arguments
        let output = Pipe.closedInOtherProcesses()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(program: program, status: process.terminationStatus) }
        return data
    }

    struct Failure: Error {
        let program: String
        let status: Int32
    }
}
