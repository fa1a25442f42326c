// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// The `watch` command: prints presences as they change.
struct WatchCommand: Command {
    static let name = "watch"
    static let summary =
        "Print presences as they change: as a table in a terminal, and otherwise as one line with the time for each "
        + "change."
    static let options: [CommandOption] =
        [
            .user, .usersFile, .me,
            CommandOption(
                name: "--every",
                group: .what,
                placeholder: "DURATION",
                help: "The interval at which each presence is read, for example 1m. The default is 30 seconds."
            ), .json, .output,
        ] + CommandOption.connection
    static let example =
        "graph-presence watch --user fa8bf3dc-eca7-46b7-bad1-db199b62afc3 "
        + "--user 66825e03-7ef5-42da-9069-724602c31f6b"

    private let users: Users
    private let interval: Duration
    private let connection: Connection
    private let format: OutputFormat

    init(_ options: Options) throws(UsageError) {
        users = try Users(options)
        interval = try options.duration("--every").map { $0.duration ?? .seconds(Int32.max) } ?? .seconds(30)
        guard interval >= .milliseconds(10) else {
            throw .invalid(options["--every"] ?? "", of: "--every", hint: "specify 0.01s (10 milliseconds) or more")
        }
        connection = try Connection(options)
        format = try OutputFormat(options)
    }

    func run() async throws {
        let returned = format == .json ? ReturnedPresences() : nil
        let client = try connection.client(keeping: returned)
        let watch =
            users.isMe
            ? client.me.presence.watch(every: interval)
            : client.communications.presences.watch(users.ids, every: interval)
        let interruption = try Interruption([SIGINT, SIGTERM])
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                do {
                    if format == .table, Terminal.hasControlCodes {
                        try await WatchDisplay(hasColors: Terminal.hasColors).show(
                            watch,
                            WatchState(ids: users.ids, names: users.names)
                        )
                    } else {
                        try await printEvents(
                            of: watch,
                            WatchLog(format: format, names: users.names, returned: returned)
                        )
                    }
                } catch is CancellationError {
                    // An interruption is the usual way to stop a watch.
                }
            }
            group.addTask { await interruption.wait() }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private func printEvents(of watch: PresenceWatch, _ log: WatchLog) async throws {
        let output = ErrorOutput(isJSON: format == .json)
        var state = WatchState(ids: users.ids, names: users.names)
        for try await event in watch.timedEvents {
            // A retry with the failed credential cannot succeed.
            if case .gap(let error) = event.event, error.isFinalForCredential { throw error }
            state.apply(event)
            for line in try log.lines(event) { Terminal.print(line) }
            switch event.event {
            case .snapshot: for id in state.missing { output.print(warning: PresenceText.missing(id)) }
            case .unreadable(let elements):
                for element in elements { output.print(warning: PresenceText.warning(element)) }
            case .change, .gap, .resumed: break
            }
        }
    }
}
