// SPDX-License-Identifier: MIT

import Foundation
import GraphPresenceEmulator
import TestSupport
import Testing

/// Tests for access tokens from a variable, a file, and standard input.
@Suite(.blocking, .timeLimit(.minutes(5))) struct TokenTextTests {
    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private static func utf16(_ text: String, _ encoding: String.Encoding, mark: [UInt8] = []) -> [UInt8] {
        mark + Array(text.data(using: encoding) ?? Data())
    }

    @Test(
        "White space and a byte order mark around a token are ignored",
        arguments: [
            Array("canary".utf8), Array("canary\n".utf8), Array(" \t\r\ncanary\r\n \n".utf8),
            mark + Array("canary\r\n".utf8),
            mark + Array("\u{A0}canary\u{2028}".utf8), Array("  ".utf8) + mark + Array("canary".utf8),
        ]
    )
    func ignoreSurroundings(_ bytes: [UInt8]) throws {
        try expect(bytes, output: "id        \(Tool.me)\npresence  Offline/Offline\n", problem: nil)
    }

    @Test(
        "The error for an invalid token describes the problem",
        arguments: [
            (utf16("canary\n", .utf16LittleEndian, mark: [0xFF, 0xFE]), "is UTF-16 text; save it as UTF-8"),
            (utf16("canary\n", .utf16BigEndian, mark: [0xFE, 0xFF]), "is UTF-16 text; save it as UTF-8"),
            (utf16("canary", .utf16LittleEndian), "is UTF-16 text; save it as UTF-8"),
            (Array("canary".utf8) + [0xE9], "is not UTF-8 text; save it as UTF-8"),
            (Array("\"canary\"\n".utf8), "is in quotation marks; remove them"),
            (Array("'canary'".utf8), "is in quotation marks; remove them"),
            (Array("“canary”".utf8), "is in quotation marks; remove them"),
            (Array("canary\"".utf8), "is in quotation marks; remove them"),
            (
                Array("Bearer canary\n".utf8),
                "starts with 'Bearer '; remove this prefix"
            ), (Array("bearer\tcanary".utf8), "starts with 'Bearer '; remove this prefix"),
            (Array("can\nary".utf8), "contains white space; store it on one line without spaces"),
            (Array("can ary".utf8), "contains white space; store it on one line without spaces"),
        ]
    )
    func invalidTokens(_ bytes: [UInt8], _ problem: String) throws {
        try expect(
            bytes,
            output: "",
            problem: "the access token \(problem)",
            isEverySource: TestRun.isThorough
        )
    }

    @Test("The error for an empty token contains its source", arguments: [" \n", "\t"])
    func emptyTokens(_ text: String) throws {
        try expect(
            Array(text.utf8),
            output: "",
            problem: "the access token is missing; store only the access token there"
        )
    }

    /// Runs a command with the bytes from each source, and compares each result with the expected result.
    ///
    /// - Parameters:
    ///   - bytes: The bytes.
    ///   - output: The expected output.
    ///   - problem: The expected problem, or `nil` if there is none.
    ///   - isEverySource: Whether the bytes are also read from a file and a variable. The default is `true`.
    /// - Throws: A system error if the command cannot be run.
    private func expect(_ bytes: [UInt8], output: String, problem: String?, isEverySource: Bool = true) throws {
        let tool = try Tool()
        defer { tool.end() }
        tool.emulator.register(token: "canary", as: .user(Tool.me, permissions: ["Presence.Read"]))
        let file = tool.home.appendingPathComponent("token")
        try Data(bytes).write(to: file)
        var results = [
            (
                "standard input",
                try tool.shell("\"$graph_presence\" get --me --token-file - $call < '\(file.path)'", token: nil)
            )
        ]
        if isEverySource {
            let result = try tool.call("get", "--me", "--token-file", file.path, token: nil)
            results.append(("the token file '\(file.path)'", result))
        }
        // Variables cannot contain null bytes and, on some systems, must be UTF-8.
        if isEverySource, let text = String(bytes: bytes, encoding: .utf8), !bytes.contains(0) {
            results.append(("GRAPH_ACCESS_TOKEN", try tool.call("get", "--me", token: text)))
        }
        for (source, result) in results {
            #expect(result.output == output)
            #expect(result.errors == (problem.map { "error: \(source): \($0)\n" } ?? ""))
            #expect(result.status == (problem == nil ? 0 : 1))
        }
    }
}
