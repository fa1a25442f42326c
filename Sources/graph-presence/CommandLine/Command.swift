// SPDX-License-Identifier: MIT

/// A `graph-presence` command.
protocol Command: Sendable {
    /// The first argument of the command line, which selects the command.
    static var name: String { get }
    /// The sentence that describes the command in the help.
    static var summary: String { get }
    /// The options of the command, apart from `--help`.
    static var options: [CommandOption] { get }
    /// An example command line for the help.
    static var example: String { get }

    /// A heading and the paragraphs below it, which the help shows after the options; `nil` for most commands.
    static var notes: (title: String, paragraphs: [String])? { get }

    /// Creates the command from its options.
    ///
    /// - Throws: `UsageError` if an option is missing or invalid, or if the options contradict each other.
    init(_ options: Options) throws(UsageError)

    /// Performs the command.
    func run() async throws
}

extension Command {
    static var notes: (title: String, paragraphs: [String])? { nil }
}

/// A group of commands that the help lists under one heading.
struct CommandGroup: Sendable {
    let title: String
    let commands: [any Command.Type]
}
