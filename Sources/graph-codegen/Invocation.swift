// SPDX-License-Identifier: MIT

import GraphSchema

/// An error in the arguments of a command line.
struct UsageError: Error {
    let message: String
}

/// A `generate` or `validate` command and its options.
struct Invocation {
    /// The path of the schema.
    let schema: String
    /// The path of the output; `nil` for the `validate` command.
    let output: String?
    /// Whether to compare the existing output with the schema instead of writing the output.
    let check: Bool

    /// Creates an invocation from command-line arguments, which do not include the name of the tool.
    ///
    /// - Throws: ``UsageError`` if an argument is missing or not valid.
    init(_ arguments: [String]) throws {
        let commands = ["generate", "validate", "import", "diff"]
        guard let command = arguments.first else {
            throw UsageError(message: "a command is required; use \(commands.quotedList("or"))")
        }
        guard commands.contains(command) else { throw Self.unknown(command, isNot: "a valid command", commands) }
        let options = command == "generate" ? ["--schema", "--output", "--check"] : ["--schema"]
        var values: [String: String] = [:]
        var rest = arguments.dropFirst()
        while let option = rest.popFirst() {
            if command == "validate", !option.hasPrefix("-"), !option.isEmpty, values["--schema"] == nil {
                values["--schema"] = option
                continue
            }
            guard options.contains(option) else {
                throw Self.unknown(option, isNot: "a valid option for '\(command)'", options)
            }
            guard values[option] == nil else {
                throw UsageError(message: "'\(option)' is specified more than once; specify it once")
            }
            if option == "--check" {
                values[option] = ""
            } else if let value = rest.popFirst(), !value.isEmpty, !value.hasPrefix("--") {
                values[option] = value
            } else {
                throw UsageError(message: "'\(option)' requires a value")
            }
        }
        for option in options where option != "--check" && values[option] == nil {
            throw UsageError(message: "'\(option)' is required")
        }
        schema = values["--schema"] ?? ""
        output = values["--output"]
        check = values["--check"] != nil
    }

    /// Returns the error for a command or an option that does not exist.
    static func unknown(_ word: String, isNot kind: String, _ known: [String]) -> UsageError {
        let hint = Suggestion.note(for: word, among: known) ?? "use \(known.quotedList("or"))"
        return UsageError(message: "'\(word.prefix(80))' is not \(kind); \(hint)")
    }
}
