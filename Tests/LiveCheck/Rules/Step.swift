// SPDX-License-Identifier: MIT

import GraphPresence

/// One step of a rule, with an outcome in the emulator and in the service.
struct Step: Sendable {
    /// A description of the step for the report.
    let text: String
    /// A Boolean value that indicates whether the step reads a presence, in which a change can become visible with a
    /// delay.
    let isRead: Bool
    /// The time that the step waits, or zero if the step does not wait.
    let duration: Duration
    /// A closure that performs the step and returns its outcome.
    let outcome: @Sendable (Side) async throws -> String

    private init(
        _ text: String,
        isRead: Bool = false,
        duration: Duration = .zero,
        _ outcome: @escaping @Sendable (Side) async throws -> String
    ) {
        self.text = text
        self.isRead = isRead
        self.duration = duration
        self.outcome = outcome
    }

    /// Returns a step that sends a request. The outcome is the HTTP status, followed by the error code if there is one.
    static func call<Value>(_ text: String, _ request: @escaping @Sendable (Side) -> GraphRequest<Value>) -> Step {
        Step(text) { side in
            try await describingErrors { String(try await side.client.response(for: request(side)).status) }
        }
    }

    /// Returns a step that reads the user's presence. By default, the step reads the availability and the activity.
    static func read(
        _ text: String = "read the state",
        _ value: @escaping @Sendable (Presence) -> String = \.stateText
    ) -> Step {
        Step(text, isRead: true) { side in
            try await describingErrors { value(try await side.presence.get()) }
        }
    }

    /// Returns a step that waits for a number of minutes. In the service, the step waits in real time.
    static func wait(minutes: Int) -> Step {
        let duration = Duration.seconds(60 * minutes)
        return Step("wait \(minutes) minutes", duration: duration) { side in
            try await side.wait(duration)
            return ""
        }
    }

    /// Returns a step that holds a session for a number of minutes and then reads the state.
    static func hold(_ state: SessionPresence, minutes: Int) -> Step {
        let duration = Duration.seconds(60 * minutes)
        return Step("hold \(state) for \(minutes) minutes, then read the state", duration: duration) { side in
            try await describingErrors {
                try await side.presence.withSession(side.sessionID, state) { _ in
                    try await side.wait(duration)
                    return try await side.presence.get().stateText
                }
            }
        }
    }
}

/// Returns an error's status and code instead of throwing the error. The message is not compared.
private func describingErrors(_ body: () async throws -> String) async throws -> String {
    do {
        return try await body()
    } catch let error as GraphError {
        guard let status = error.status else { return "no response (\(error.kind))" }
        // An error with a success status means that the response cannot be decoded.
        let code = (200..<300).contains(status) ? "unreadable" : error.code ?? ""
        return code.isEmpty ? String(status) : "\(status) \(code)"
    }
}

extension Presence {
    /// The availability and the activity, separated by a slash.
    var stateText: String { "\(availability?.rawValue ?? "none")/\(activity?.rawValue ?? "none")" }
}
