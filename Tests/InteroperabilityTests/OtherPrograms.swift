import Foundation
import TestSupport

/// The programs that the package is tried with.
enum OtherPrograms {
    /// A Python that has the package `msgraph-sdk`; nil if none is named.
    static let python = TestRun.environment["GRAPH_PRESENCE_PYTHON"]

    static let hasCurl = (try? output(of: "curl", ["--version"])) != nil

    /// Runs a program and gives what it printed.
    static func output(of program: String, _ arguments: [String]) throws -> Data {
        let result = try Product(URL(fileURLWithPath: "/usr/bin/env")).run([program] + arguments)
        guard result.status == 0 else { throw Failure(program: program, status: result.status) }
        return Data(result.output.utf8)
    }

    struct Failure: Error {
        let program: String
        let status: Int32
    }
}
