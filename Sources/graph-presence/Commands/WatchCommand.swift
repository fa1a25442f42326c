import Foundation
import GraphPresence

/// The `watch` command: prints presences as they change.
struct WatchCommand: Command {
    static let name = "watch"
    static let summary = "Print presences as they change: as a table on a terminal, otherwise one line for each change."
    static let options: [CommandOption] =
        [
            .user, .me,
            CommandOption(
                name: "--every",
                group: .what,
                placeholder: "DURATION",
                help: "How often to read each presence. The default is PT30S, which is 30 seconds."
            ), .json,
        ] + CommandOption.connection
    static let example =
        "graph-presence watch --user fa8bf3dc-eca7-46b7-bad1-db199b62afc3 "
        + "--user 66825e03-7ef5-42da-9069-724602c31f6b"

    /// The note after a failure that a retry has overcome.
    static let resumed = "The service is responding again, and the watch continues."

    /// The IDs of the users; empty for the signed-in user.
    private let ids: [String]
    private let interval: Duration
    private let connection: Connection
    private let isJSON: Bool

    init(_ options: Options) throws(UsageError) {
        ids = try Users(options).isMe ? [] : Users.several(options)
        let every = options["--every"] ?? "PT30S"
        guard let duration = GraphDuration(every).duration else {
            throw .invalid(every, of: "--every", hint: "specify an ISO 8601 duration, for example PT30S")
        }
        guard duration >= .milliseconds(10) else {
            throw .invalid(every, of: "--every", hint: "specify PT0.01S (10 milliseconds) or more")
        }
        interval = duration
        connection = try Connection(options)
        isJSON = options.has("--json")
    }

    func run() async throws {
        let returned = isJSON ? ReturnedPresences() : nil
        let client = try connection.client(keeping: returned)
        let watch =
            ids.isEmpty
            ? client.me.presence.watch(every: interval) : client.communications.presences.watch(ids, every: interval)
        let interruption = try Interruption([SIGINT, SIGTERM])
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await showEvents(of: watch, returned) }
            group.addTask { await interruption.wait() }
            try await group.next()
            group.cancelAll()
        }
    }

    private func showEvents(of watch: PresenceWatch, _ returned: ReturnedPresences?) async throws {
        var current = WatchedPresences()
        var unreadable: Set<String> = []
        do {
            for try await event in watch.timedEvents {
                current.apply(event)
                switch event.event {
                case .snapshot(let presences):
                    try show(presences, of: current, returned)
                    for id in ids where current[id] == nil && !unreadable.contains(id.lowercased()) {
                        StandardError.print(PresenceText.missing(id))
                    }
                case .change(let presence):
                    try show([presence], of: current, returned)
                case .unreadable(let elements):
                    for element in elements { StandardError.print(PresenceText.warning(element)) }
                    unreadable.formUnion(elements.compactMap { $0.id?.lowercased() })
                // A retry cannot succeed.
                case .gap(let error) where error.isOfCredential: throw error
                case .gap(let error): StandardError.print("warning: \(error.localizedDescription)")
                case .resumed: StandardError.print(Self.resumed)
                }
            }
        } catch is CancellationError {
            // An interruption is the intended end of a watch.
        }
    }

    private func show(_ changed: [Presence], of current: WatchedPresences, _ returned: ReturnedPresences?) throws {
        if let returned {
            for presence in changed {
                Terminal.print(try PresenceText.json(returned.json(of: presence), pretty: false))
            }
        } else if Terminal.isInteractive {
            let table = PresenceText.table(current.presences, colors: Terminal.hasColors)
            // Moves to the top of the screen and erases it.
            Terminal.print("\u{1B}[H\u{1B}[2J" + table)
        } else {
            Terminal.print(PresenceText.table(changed))
        }
    }
}
