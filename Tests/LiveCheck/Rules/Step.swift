// SPDX-License-Identifier: MIT

import GraphPresence

/// One step of a rule, which has an outcome in the emulator and in the service.
struct Step: Sendable {
    /// A description of the step for the report.
    let text: String
    /// A Boolean value that indicates whether the step reads a presence, which can show a change with a delay.
    let isRead: Bool
    /// How long the step waits; zero if it does not wait.
    let duration: Duration
    /// Performs the step and returns its outcome.
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

    /// Returns a step that sends a request. The outcome is the status, and the error code if there is one.
    static func call<Value>(_ text: String, _ request: @escaping @Sendable (Side) -> GraphRequest<Value>) -> Step {
        Step(text) { side in
            try await describingErrors { String(try await side.client.response(for: request(side)).status) }
        }
    }

    /// Returns a step that reads the presence of the user. The default reads the availability and the activity.
    static func read(
        _ text: String = "read the state",
        _ value: @escaping @Sendable (Presence) -> String = \.stateText
    ) -> Step {
        Step(text, isRead: true) { side in
            try await describingErrors { value(try await side.presence.get()) }
        }
    }

    /// Returns a step that waits. In the service, it waits in real time.
    static func wait(minutes: Int) -> Step {
        let duration = Duration.seconds(60 * minutes)
        return Step("wait \(minutes) minutes", duration: duration) { side in
            try await side.wait(duration)
            return ""
        }
    }

    /// Returns a step that holds a session, and reads the state at the end of this time.
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

/// Returns the status and the code of an error instead of throwing it. The message is not compared.
private func describingErrors(_ body: () async throws -> String) async throws -> String {
    do {
        return try await body()
    } catch let error as GraphError {
        guard let status = error.status else { return "no response (\(error.kind))" }
        // A status that describes success belongs to a response that cannot be decoded.
        let code = (200..<300).contains(status) ? "unreadable" : error.code ?? ""
        return code.isEmpty ? String(status) : "\(status) \(code)"
    }
}

extension Presence {
    /// The availability and the activity.
    var stateText: String { "\(availability?.rawValue ?? "none")/\(activity?.rawValue ?? "none")" }
}
