// SPDX-License-Identifier: MIT

/// The `completion` command: prints a completion script for a shell.
struct CompletionCommand: Command {
    private static let scripts: [(shell: String, script: any CompletionScript & Sendable)] = [
        ("bash", BashCompletion()), ("zsh", ZshCompletion()), ("fish", FishCompletion()),
    ]

    static let name = "completion"
    static let summary = "Print a shell completion script."
    static let options = [
        CommandOption(
            name: "--shell",
            group: .what,
            placeholder: "NAME",
            help: "The shell for which to print the script. The name of the option can be omitted.",
            isPositional: true,
            values: scripts.map(\.shell)
        )
    ]
    static let example = "graph-presence completion zsh > _graph-presence"

    private let shell: String

    init(_ options: Options) throws(UsageError) {
        shell = try options.required("--shell")
    }

    func run() async throws {
        for (name, script) in Self.scripts where name == shell { print(script.text(for: Commands.all)) }
    }
}
