// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport

@testable import graph_presence

extension Tool {
    /// The errors, warnings, and notes from commands that call the service or serve the emulator.
    var failureMessages: [Message] {
        let call = ["--base-url", server.baseURL]
        return [
            printed(
                "an error in JSON",
                ["get", "--me", "--json", "--base-url", "http://a"],
                token: "any"
            ),
            printed(
                "an error response",
                ["clear-presence", "--me", "--session-id", "s"] + call,
                token: "any"
            ),
            Message("a failure for one of two users") {
                let body = SetPresencePostRequestBody(.away, sessionId: "s")
                try emulator.perform(.setPresence(body), for: "a".guid)
                let users = ["--user", "a".guid, "--user", "b".guid]
                return message(try run(["clear-presence", "--session-id", "s"] + users + call, token: "any").errors)
            },
            Message("a presence that is missing") { message(PresenceText.missing(Tool.me)) },
            Message("a presence that cannot be read") {
                let body = #"{"value":[{"id":"\#("a".guid)","activity":[]},{"activity":[]}]}"#
                let headers: GraphHeaders = ["Content-Type": "application/json"]
                emulator.add(.response(200, headers: headers, body: Data(body.utf8)))
                return message(try run(["list", "--user", "a".guid] + call, token: "any").errors)
            },
            Message("a result that cannot be written") {
                message(try shell("\"$graph_presence\" --version >/dev/full").errors)
            },
            Message("an interrupted session") {
                let arguments = ["hold", "--me", "--availability", "Away", "--session-id", "s"]
                return try interrupted(after: "stop.") { try start(arguments, errors: $0) }
            },
            Message("a session that was not renewed") {
                let error = GraphError(
                    kind: .transport,
                    operation: GraphOperation(method: .post, pathTemplate: "/me/presence/setPresence"),
                    message: "no response was received"
                )
                let end = Date(timeIntervalSince1970: 0)
                let texts = [-1.0, 1].map { HoldCommand.text(of: .delayed(error, expiresAt: end), at: end + $0) }
                return texts.map { $0 ?? "no error" }.joined(separator: "<br>")
            },
            Message("a session that has expired") { HoldCommand.text(of: .expired) ?? "no error" },
            Message("a session that is active again") { HoldCommand.text(of: .recovered) ?? "no error" },
            thrown("a session that was not cleared") { throw HoldCommand.NotCleared() },
            Message("a status message that was set") { Setting("the status message").text() },
            Message("an empty status message that was set") { Setting("an empty status message").text() },
            Message("a work location that was set") { Setting("the work location remote").text() },
            Message("presences that are missing") {
                var state = WatchState(ids: ["a", "b"])
                state.apply(PresenceWatch.TimedEvent(.snapshot([]), at: Date(timeIntervalSince1970: 0)))
                return state.problem ?? "no error"
            },
            printed("a port that is in use", ["serve", "--port", "\(server.port)"]),
            printed(
                "a state file in a folder that is missing",
                ["serve", "--state", home.path + "/nowhere/state.json"]
            ),
            printed("a state file that cannot be read", ["serve", "--state", home.path]),
            Message("a state file that is not valid") {
                try Data("{}".utf8).write(to: home.appendingPathComponent("state.json"))
                return message(try run(["serve", "--state", home.path + "/state.json"]).errors)
            },
            Message("a time before the time in the state file") {
                let state = #"{"clock":{"now":"2030-01-01T00:00:00Z","isFrozen":true},"users":[]}"#
                try Data(state.utf8).write(to: home.appendingPathComponent("later.json"))
                let clock = ["--clock", "2029-01-01T00:00:00Z"]
                return message(try run(["serve", "--state", home.path + "/later.json"] + clock).errors)
            },
            Message("an emulator that is running") {
                try interrupted(after: "stop.") {
                    try Product("graph-presence").start(["serve", "--port", "0"], errors: $0)
                }
            },
        ]
    }

    /// Returns the output of a process that is interrupted after it has printed the given text.
    private func interrupted(after text: String, _ start: (Pipe) throws -> Process) throws -> String {
        let errors = Pipe.closedInOtherProcesses()
        let process = try start(errors)
        var printed = ""
        while !printed.contains(text) {
            let more = errors.fileHandleForReading.availableData
            guard !more.isEmpty else { break }
            printed += String(decoding: more, as: UTF8.self)
        }
        kill(process.processIdentifier, SIGINT)
        printed += String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return message(printed)
    }
}
