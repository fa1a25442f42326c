// SPDX-License-Identifier: MIT

/// The completion script for bash 3.2 and later.
struct BashCompletion: CompletionScript {
    func text(for commands: [any Command.Type]) -> String {
        let names = commands.map { $0.name }.joined(separator: " ")
        let values = commands.flatMap { command in
            command.options.compactMap { option in
                option.values.map { values in
                    let names = [option.name, option.short].compactMap { $0 }.map { "'\(command.name) \($0)'" }
                    return "            \(names.joined(separator: "|"))) words='\(values.joined(separator: " "))' ;;"
                }
            }
        }
        let options = commands.flatMap { $0.options }
        let others = Set(
            options.filter { $0.placeholder != nil && $0.values == nil && !$0.isFile }.flatMap {
                [$0.name, $0.short].compactMap { $0 }
            }
        )
        .sorted()
        let files = Set(options.filter(\.isFile).map(\.name)).sorted()
        let words = commands.map { command in
            let words = command.options.filter(\.isPositional).flatMap { $0.values ?? [] }
            let names = (command.options + [.help]).map(\.name)
            return "            '\(command.name) '*) words='\((words + names).joined(separator: " "))' ;;"
        }
        return """
            _graph_presence() {
                local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}" prefix='' words=''
                COMPREPLY=()
                # An equals sign is a word of its own, unless it is not in COMP_WORDBREAKS.
                case "$current" in
                    =) current='' ;;
                    --*=*)
                        previous="${current%%=*}"
                        prefix="$previous="
                        current="${current#*=}" ;;
                    *) if [ "$previous" = '=' ]; then previous="${COMP_WORDS[COMP_CWORD-2]}"; fi ;;
                esac
                if [ "$COMP_CWORD" -eq 1 ]; then
                    words='\(names)'
                else
                    case "${COMP_WORDS[1]} $previous" in
            \(values.joined(separator: "\n"))
                        \(files.map { "*' \($0)'" }.joined(separator: "|")))
                            local IFS=$'\\n'
                            COMPREPLY=($(compgen -P "$prefix" -f -- "$current"))
                            return ;;
                        \(others.map { "*' \($0)'" }.joined(separator: "|"))) return ;;
            \(words.joined(separator: "\n"))
                    esac
                fi
                COMPREPLY=($(compgen -P "$prefix" -W "$words" -- "$current"))
            }
            complete -o filenames -F _graph_presence graph-presence
            """
    }
}
