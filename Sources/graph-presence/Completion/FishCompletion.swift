// SPDX-License-Identifier: MIT

/// The completion script for fish.
struct FishCompletion: CompletionScript {
    func text(for commands: [any Command.Type]) -> String {
        var lines = ["complete -c graph-presence -f"]
        for command in commands {
            lines.append(
                "complete -c graph-presence -n __fish_use_subcommand -a \(command.name) -d '\(command.summary.escaping("'"))'"
            )
            for option in command.options where option.isPositional {
                lines.append(
                    "complete -c graph-presence -n '__fish_seen_subcommand_from \(command.name)' "
                        + "-a '\((option.values ?? []).joined(separator: " "))'"
                )
            }
            for option in command.options + [.help] {
                let short = option.short.map { " -s \($0.dropFirst())" } ?? ""
                let value = option.placeholder == nil ? "" : option.isFile ? " -r -F" : " -x"
                let values = option.values.map { " -a '\($0.joined(separator: " "))'" } ?? ""
                lines.append(
                    "complete -c graph-presence -n '__fish_seen_subcommand_from \(command.name)' "
                        + "-l \(option.name.dropFirst(2))\(short)\(value)\(values) -d '\(option.help.escaping("'"))'"
                )
            }
        }
        return lines.joined(separator: "\n")
    }
}
