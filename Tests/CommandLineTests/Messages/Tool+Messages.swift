// SPDX-License-Identifier: MIT

import Foundation
import GraphPresenceEmulator
import TestSupport

@testable import graph_presence

extension Tool {
    /// Returns a command's standard error without the paths, ports, and IDs that differ between runs.
    func message(_ errors: String) -> String {
        let ids = #/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/#
        return errors.trimmingCharacters(in: .newlines)
            .replacingOccurrences(of: home.path, with: "~")
            .replacingOccurrences(of: "port \(server.port):", with: "port 8080:")
            .replacing(ids, with: "ID")
            .replacing(#/127\.0\.0\.1:[0-9]+/#, with: "127.0.0.1:8080")
            .replacingOccurrences(of: "\n", with: "<br>")
    }

    /// Returns the message that a command prints to standard error before it exits.
    func printed(
        _ situation: String,
        _ arguments: [String] = [],
        token: String? = nil,
        environment: [String: String] = [:]
    ) -> Message {
        Message(situation) { message(try run(arguments, token: token, environment).errors) }
    }

    /// Returns the message of an error that a closure throws.
    func thrown(_ situation: String, _ call: @escaping @Sendable () async throws -> Void) -> Message {
        Message(situation) {
            do {
                try await call()
                return "no error"
            } catch let error as UsageError {
                return message(error.message)
            } catch {
                return message(error.localizedDescription)
            }
        }
    }
}
