// SPDX-License-Identifier: MIT

import GraphRuntime

/// The manual page in roff format, with the man(7) macros. The page is generated from the same tables as the help.
struct ManPage {
    /// Returns the manual page for the commands in the groups.
    func text(of groups: [CommandGroup]) -> String {
        // The page has no date, because the page changes only with the version.
        let title = [".TH", "GRAPH-PRESENCE", "1", "\"\"", "\"\(SDKVersion.version)\""].joined(separator: " ")
        let synopsis = ["\\fB\(Self.escaped("graph-presence"))", "\\fICOMMAND\\fR", "[\\fIOPTION\\fR...]"]
        let commands = groups.flatMap(\.commands)
        return
            ([title]
            + section("NAME", ["\(Self.escaped("graph-presence")) \\- " + Self.escaped(Help.summary.lowercasedStart)])
            + section("SYNOPSIS", [synopsis.joined(separator: " ")])
            + section("COMMANDS", commands.flatMap(command))
            + section("CONNECTION OPTIONS", CommandOption.connection.flatMap(option))
            + section("ACCESS TOKENS", Help.accessTokens.map(Self.escaped))
            + section("ENVIRONMENT", Help.variables.flatMap(row)) + section("OUTPUT", Help.output.map(Self.escaped))
            + section("EXIT STATUS", Help.exitCodes.flatMap(row)))
            .joined(separator: "\n")
    }

    private func section(_ title: String, _ lines: [String]) -> [String] { [".SH \(title)"] + lines }

    private func command(_ command: any Command.Type) -> [String] {
        let shared = Set(CommandOption.connection.map(\.name))
        let own = command.options.filter { !shared.contains($0.name) }
        let hasAll = command.options.count - own.count == shared.count
        // A command that accepts only some of the shared options lists them among its own options.
        let options = hasAll ? own : command.options
        return [".SS \(Self.escaped(command.name))", Self.escaped(command.summary)] + options.flatMap(option)
            + (hasAll ? [".TP", "\\fICONNECTION\\fR", Self.escaped(Help.connectionOptions)] : [])
            + (command.notes?.paragraphs ?? []).flatMap { [".PP", Self.escaped($0)] }
            + [".PP", ".EX", Self.escaped(command.example), ".EE"]
    }

    private func option(_ option: CommandOption) -> [String] { row(Help.row(option)) }

    private func row(_ row: (title: String, text: String)) -> [String] {
        [".TP", "\\fB\(Self.escaped(row.title))\\fR", Self.escaped(row.text)]
    }

    /// Returns text in which the characters that have a special meaning in roff are escaped.
    static func escaped(_ text: String) -> String {
        let text = text.reduce(into: "") { text, character in
            switch character {
            case "\\": text += "\\e"
            case "-": text += "\\-"
            case "'": text += "\\(aq"
            default: text.append(character)
            }
        }
        // In roff, a line that starts with a period or a single quotation mark is a request.
        return text.hasPrefix(".") ? "\\&" + text : text
    }
}

extension String {
    /// The string with a lowercase first letter and without its final period.
    fileprivate var lowercasedStart: String { prefix(1).lowercased() + dropFirst().dropLast() }
}
