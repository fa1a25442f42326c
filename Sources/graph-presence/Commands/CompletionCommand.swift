/// Prints a script that completes command lines.
struct CompletionCommand: Command {
    static let name = "completion"
    static let summary = "Print a script that lets a shell complete command lines."
    static let options = [
        CommandOption(name: "--shell", placeholder: "NAME", help: "The shell.", values: ["bash", "zsh", "fish"])
    ]
    static let example = "graph-presence completion --shell zsh > ~/.zfunc/_graph-presence"

    private let shell: String

    init(_ options: Options) throws(UsageError) {
        shell = try options.required("--shell")
    }

    func run() async throws {
        switch shell {
        case "bash": print(bash)
        case "zsh": print(zsh)
        default: print(fish)
        }
    }

    private var names: String { Commands.all.map { $0.name }.joined(separator: " ") }

    private func words(_ command: any Command.Type) -> String {
        (command.options + [.help]).map(\.name).joined(separator: " ")
    }

    private var bash: String {
        let cases = Commands.all.map { "        \($0.name)) words='\(words($0))' ;;" }.joined(separator: "\n")
        let values = valuesByOption.map { "        \($0.key)) words='\($0.value.joined(separator: " "))' ;;" }
            .joined(separator: "\n")
        return """
            _graph_presence() {
                local words=''
                case "${COMP_WORDS[COMP_CWORD-1]}" in
            \(values)
                    *) case "${COMP_WORDS[1]}" in
            \(cases)
                        *) words='\(names)' ;;
                    esac ;;
                esac
                [ "$COMP_CWORD" -eq 1 ] && words='\(names)'
                COMPREPLY=($(compgen -W "$words" -- "${COMP_WORDS[COMP_CWORD]}"))
            }
            complete -F _graph_presence graph-presence
            """
    }

    private var zsh: String {
        let commands = Commands.all.map { "        '\($0.name):\(quoted($0.summary))'" }.joined(separator: "\n")
        let cases = Commands.all.map { command in
            let options = (command.options + [.help]).map { option in
                let value = option.placeholder.map {
                    ":\($0):" + (option.values.map { "(\($0.joined(separator: " ")))" } ?? "")
                }
                return "'\(option.isRepeatable ? "*" : "")\(option.name)[\(quoted(option.help))]\(value ?? "")'"
            }
            return "        \(command.name)) _arguments \(options.joined(separator: " ")) ;;"
        }
        return """
            #compdef graph-presence
            local -a commands=(
            \(commands)
            )
            if (( CURRENT == 2 )); then
                _describe command commands
            else
                local command=$words[2]
                shift words
                (( CURRENT-- ))
                case $command in
            \(cases.joined(separator: "\n"))
                esac
            fi
            """
    }

    private var fish: String {
        var lines = ["complete -c graph-presence -f"]
        for command in Commands.all {
            lines.append(
                "complete -c graph-presence -n __fish_use_subcommand -a \(command.name) -d '\(quoted(command.summary))'"
            )
            for option in command.options + [.help] {
                let value = option.placeholder == nil ? "" : " -r"
                let values = option.values.map { " -a '\($0.joined(separator: " "))'" } ?? ""
                lines.append(
                    "complete -c graph-presence -n '__fish_seen_subcommand_from \(command.name)' "
                        + "-l \(option.name.dropFirst(2))\(value)\(values) -d '\(quoted(option.help))'"
                )
            }
        }
        return lines.joined(separator: "\n")
    }

    private var valuesByOption: [(key: String, value: [String])] {
        var all: [String: [String]] = [:]
        for option in Commands.all.flatMap({ $0.options }) {
            for value in option.values ?? [] where !(all[option.name] ?? []).contains(value) {
                all[option.name, default: []].append(value)
            }
        }
        return all.sorted { $0.key < $1.key }
    }

    /// A text inside single quotes and brackets.
    private func quoted(_ text: String) -> String {
        text.filter { !"'[]:".contains($0) }
    }
}
