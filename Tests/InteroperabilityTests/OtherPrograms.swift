// SPDX-License-Identifier: MIT

import Foundation
import TestSupport

/// Other programs with which the package is tested.
enum OtherPrograms {
    /// The path of a Python interpreter with the `msgraph-sdk` package, or `nil` if the variable is not set.
    static let python = TestRun.environment["GRAPH_PRESENCE_PYTHON"]

    static let hasCurl = (try? output(of: "curl", ["--version"])) != nil

    /// Runs a program and returns its standard output.
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
