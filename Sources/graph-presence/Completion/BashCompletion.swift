/// The completion script for bash 3.2 and later.
struct BashCompletion: CompletionScript {
    func text(for commands: [any Command.Type]) -> String {
        let names = commands.map { $0.name }.joined(separator: " ")
        let values = commands.flatMap { command in
            command.options.compactMap { option in
                option.values.map {
                    "            '\(command.name) \(option.name)') words='\($0.joined(separator: " "))' ;;"
                }
            }
        }
        let options = commands.flatMap { $0.options }
        let others = Set(options.filter { $0.placeholder != nil && $0.values == nil && !$0.isFile }.map(\.name))
            .sorted()
        let files = Set(options.filter(\.isFile).map(\.name)).sorted()
        let words = commands.map { command in
            "            '\(command.name) '*) words='\((command.options + [.help]).map(\.name).joined(separator: " "))' ;;"
        }
        return """
            _graph_presence() {
                local current="${COMP_WORDS[COMP_CWORD]}" words=''
                COMPREPLY=()
                if [ "$COMP_CWORD" -eq 1 ]; then
                    words='\(names)'
                else
                    case "${COMP_WORDS[1]} ${COMP_WORDS[COMP_CWORD-1]}" in
            \(values.joined(separator: "\n"))
                        \(files.map { "*' \($0)'" }.joined(separator: "|")))
                            local IFS=$'\\n'
                            COMPREPLY=($(compgen -f -- "$current"))
                            return ;;
                        \(others.map { "*' \($0)'" }.joined(separator: "|"))) return ;;
            \(words.joined(separator: "\n"))
                    esac
                fi
                COMPREPLY=($(compgen -W "$words" -- "$current"))
            }
            complete -o filenames -F _graph_presence graph-presence
            """
    }
}
