/// The texts of `--help`.
enum Help {
    /// The text of the whole command line.
    static func overview(of commands: [any Command.Type]) -> String {
        let width = commands.map { $0.name.count }.max() ?? 0
        let lines = commands.map { "  " + padded($0.name, width) + "  " + $0.summary }.joined(separator: "\n")
        return """
            Reads and sets Microsoft Teams presence through Microsoft Graph.

            USAGE:
              graph-presence COMMAND [OPTION…]
              graph-presence --version

            COMMANDS:
            \(lines)

            Each command tells its options with --help. The token comes from GRAPH_ACCESS_TOKEN, --token-file, the variables
            AZURE_…, or 'graph-presence login'; it is never an argument. Results are printed on the standard output,
            everything else on the standard error. The exit code is 0, 1 for a failed call, or 64 for a command line that
            is not understood.
            """
    }

    /// The text of one command.
    static func text(of command: any Command.Type) -> String {
        let options = command.options + [.help]
        let titles = options.map { $0.name + ($0.placeholder.map { " " + $0 } ?? "") }
        let width = titles.map(\.count).max() ?? 0
        let lines = zip(options, titles).map { option, title in
            let values = option.values.map { " One of \($0.joined(separator: ", "))." } ?? ""
            return "  " + padded(title, width) + "  " + option.help + (option.isRepeatable ? " May be repeated." : "")
                + values
        }
        return """
            \(command.summary)

            USAGE:
              graph-presence \(command.name) [OPTION…]

            OPTIONS:
            \(lines.joined(separator: "\n"))

            EXAMPLE:
              \(command.example)
            """
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
