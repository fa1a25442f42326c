// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphRuntime

/// The `whoami` command: prints the credential that the other commands use.
struct WhoAmICommand: Command {
    static let name = "whoami"
    static let summary = "Print who is signed in, and to which application and service, without sending a request."
    static let options: [CommandOption] = [.profile, .json, .output]
    static let example = "graph-presence whoami"

    private let connection: Connection
    private let format: OutputFormat

    init(_ options: Options) throws(UsageError) {
        connection = try Connection(options)
        format = try OutputFormat(options)
    }

    func run() async throws {
        let rows = try connection.description
        switch format {
        case .json: print(try PresenceText.json(Dictionary(uniqueKeysWithValues: rows.map { ($0.key, $0.value) })))
        case .tsv: for row in rows { print("\(row.key)\t\(row.value.onOneLine)") }
        case .table:
            let width = rows.map(\.title.count).max() ?? 0
            for row in rows { print(DisplayWidth.fit(row.title, width) + "  " + row.value.onOneLine) }
        }
    }
}
