// SPDX-License-Identifier: MIT

import GraphPresence

/// A rule of the presence service, expressed as steps that must have the same outcomes in the emulator and in the
/// service.
struct Rule: Sendable {
    /// The origin of a rule.
    enum Source: Sendable, CustomStringConvertible {
        /// A page in Microsoft's documentation, relative to the root of the Graph documentation.
        case documented(String)
        /// A choice that the emulator makes where the documentation is silent or contradicts itself.
        case chosen

        var description: String {
            switch self {
            case .documented(let page): "documented: https://learn.microsoft.com/graph/\(page)"
            case .chosen: "a choice of the emulator"
            }
        }
    }

    /// The rule's short name, without spaces.
    let name: String
    /// A sentence that describes the rule.
    let text: String
    let source: Source
    /// A Boolean value that indicates whether the steps require a signed-in user and the `/me` path.
    let requiresSignedInUser: Bool
    let steps: [Step]

    init(
        _ name: String,
        _ text: String,
        _ source: Source,
        requiresSignedInUser: Bool = false,
        @RuleSteps _ steps: () -> [Step]
    ) {
        self.name = name
        self.text = text
        self.source = source
        self.requiresSignedInUser = requiresSignedInUser
        self.steps = steps()
    }

    /// The total time that the steps wait in the service.
    var duration: Duration { steps.reduce(.zero) { $0 + $1.duration } }

    /// The rules, in the order in which they are compared.
    static let all = sessions + expirations + preferences + statusMessages + arguments + locations
}

/// A result builder that lists a rule's steps. A loop can create several steps.
@resultBuilder enum RuleSteps {
    static func buildExpression(_ step: Step) -> [Step] { [step] }
    static func buildBlock(_ steps: [Step]...) -> [Step] { steps.flatMap { $0 } }
    static func buildArray(_ steps: [[Step]]) -> [Step] { steps.flatMap { $0 } }
}
