// SPDX-License-Identifier: MIT

/// A situation in which a person reads a message, and a closure that produces the message with the code under test.
package struct Message: Sendable {
    package let situation: String
    package let text: @Sendable () async throws -> String

    package init(_ situation: String, _ text: @escaping @Sendable () async throws -> String) {
        self.situation = situation
        self.text = text
    }

    /// Creates the message for the error that a call throws.
    package static func thrown(
        _ situation: String,
        _ call: @escaping @Sendable () async throws -> Void
    ) -> Message {
        Message(situation) {
            do {
                try await call()
                return "no error"
            } catch {
                return "\(error)"
            }
        }
    }
}
