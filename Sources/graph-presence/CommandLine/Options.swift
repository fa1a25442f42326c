// SPDX-License-Identifier: MIT

import GraphRuntime

/// The options parsed from a command line.
struct Options {
    private var values: [String: [String]] = [:]
    private let known: [CommandOption]

    /// Creates options by parsing the arguments of a command. The arguments after `--help` are ignored.
    ///
    /// - Throws: `UsageError` if an option is unknown, if an option that is not repeatable is repeated, or if a value
    ///   is missing or invalid.
    init(_ arguments: [String], of command: any Command.Type) throws(UsageError) {
        known = command.options + [.help]
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let typed = String(parts[0])
            let kind = "a valid option for '\(command.name)'"
            guard typed.hasPrefix("-") else {
                if let option = known.first(where: \.isPositional) {
                    try add(argument, option)
                    continue
                }
                throw UsageError(message: "\(argument.inQuotes) is not \(kind); options start with '--'")
            }
            guard let option = known.first(where: { $0.name == typed || $0.short == typed }) else {
                let names = known.map(\.name)
                let hint = "use \(names.map { "'\($0)'" }.listed("or"))"
                throw .unknown(typed, isNot: kind, among: names, hint: hint)
            }
            let name = option.name
            guard option.placeholder != nil else {
                guard parts.count == 1 else { throw UsageError(message: "'\(name)' does not take a value") }
                values[name] = [""]
                if name == CommandOption.help.name { return }
                continue
            }
            // A word that starts with two hyphens is an option, except after an equals sign.
            let isNext = rest.first.map { !$0.hasPrefix("--") } ?? false
            guard let value = parts.count == 2 ? String(parts[1]) : isNext ? rest.popFirst() : nil else {
                throw UsageError(message: "'\(name)' requires a value")
            }
            try add(value, option)
        }
    }

    private mutating func add(_ value: String, _ option: CommandOption) throws(UsageError) {
        guard !value.isEmpty || option.mayBeEmpty else {
            throw UsageError(message: "the value of '\(option.name)' must not be empty")
        }
        var value = value
        if let allowed = option.values {
            guard let match = allowed.first(where: { $0.lowercased() == value.lowercased() }) else {
                let kind = "a valid value for '\(option.name)'"
                throw .unknown(value, isNot: kind, among: allowed, hint: "specify \(allowed.listed("or"))")
            }
            value = match
        }
        if !option.isRepeatable, values[option.name] != nil {
            throw UsageError(message: "'\(option.name)' is specified more than once; specify it once")
        }
        values[option.name, default: []].append(value)
    }

    /// The value of an option; `nil` if the option is not specified.
    subscript(option: String) -> String? { values[option]?.last }

    /// Returns all values of an option.
    func all(_ option: String) -> [String] { values[option] ?? [] }

    /// Returns whether the command accepts an option.
    func accepts(_ option: String) -> Bool { known.contains { $0.name == option } }

    /// Returns whether an option is specified.
    func has(_ option: String) -> Bool { values[option] != nil }

    /// Returns the value of a required option.
    ///
    /// - Throws: `UsageError` if the option is not specified.
    func required(_ option: String) throws(UsageError) -> String {
        guard let value = values[option]?.last else { throw UsageError(message: "'\(option)' is required") }
        return value
    }
}
