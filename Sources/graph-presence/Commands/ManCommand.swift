// SPDX-License-Identifier: MIT

/// The `man` command: prints the manual page.
struct ManCommand: Command {
    static let name = "man"
    static let summary = "Print the manual page in the format that the man program reads."
    static let options: [CommandOption] = []
    static let example = "graph-presence man > graph-presence.1"

    init(_ options: Options) throws(UsageError) {}

    func run() async throws {
        print(ManPage().text(of: Commands.groups))
    }
}
