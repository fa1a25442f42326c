// SPDX-License-Identifier: MIT

/// The operands and options of the `diff` command.
struct Comparison {
    /// The path of the current client's schema.
    let old: String
    /// The path of the new client's schema.
    let new: String
    /// Whether the command succeeds even if there are breaking changes.
    let allowsBreaking: Bool

    private static let options = ["--allow-breaking"]

    /// Creates a comparison from the arguments that follow the command name.
    ///
    /// - Throws: ``UsageError`` if an argument is missing or not valid.
    init(_ arguments: some Collection<String>) throws {
        let options = arguments.filter { $0.hasPrefix("-") }
        if let unknown = options.first(where: { !Self.options.contains($0) }) {
            throw Invocation.unknown(unknown, isNot: "a valid option for 'diff'", Self.options)
        }
        guard options.count < 2 else {
            throw UsageError(message: "'\(options[0])' is specified more than once; specify it once")
        }
        let schemas = arguments.filter { !$0.hasPrefix("-") }
        guard schemas.count == 2, !schemas.contains("") else {
            throw UsageError(message: "'diff' requires two schemas; specify the old schema and the new schema")
        }
        (old, new) = (schemas[0], schemas[1])
        allowsBreaking = !options.isEmpty
    }
}
