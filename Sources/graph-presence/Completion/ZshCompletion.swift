// SPDX-License-Identifier: MIT

import Foundation

/// The completion script for zsh.
struct ZshCompletion: CompletionScript {
    func text(for commands: [any Command.Type]) -> String {
        let summaries = commands.map { "    '\($0.name):\(quoted($0.summary.escaping(":")))'" }
        let cases = commands.map { command in
            let options = (command.options + [.help]).flatMap(option).joined(separator: " ")
            return "        \(command.name)) _arguments \(options) ;;"
        }
        return """
            #compdef graph-presence
            local -a verbs=(
            \(summaries.joined(separator: "\n"))
            )
            if (( CURRENT == 2 )); then
                _describe command verbs
            else
                local verb=$words[2]
                shift words
                (( CURRENT-- ))
                case $verb in
            \(cases.joined(separator: "\n"))
                esac
            fi
            """
    }

    /// Returns a string in the form that zsh requires inside single quotation marks.
    private func quoted(_ text: String) -> String {
        text.replacingOccurrences(of: "'", with: "'\\''")
    }

    private func option(_ option: CommandOption) -> [String] {
        let value = option.placeholder.map { placeholder in
            let values = option.values.map { "(\($0.joined(separator: " ")))" }
            return ":\(placeholder):\(values ?? (option.isFile ? "_files" : " "))"
        }
        let text = "[\(quoted(option.help.escaping("[]:")))]\(value ?? "")"
        // In zsh, the equals sign means that the value either follows an equals sign or is the next word.
        let long = value == nil ? option.name : option.name + "="
        let names = [long, option.short].compactMap { $0 }
        let positional = option.isPositional ? ["'1\(value ?? "")'"] : []
        return names.map { "'\(option.isRepeatable ? "*" : "")\($0)\(text)'" } + positional
    }
}
