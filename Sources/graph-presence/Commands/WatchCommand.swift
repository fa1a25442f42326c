import Foundation
import GraphPresence

/// Shows presences as they change.
struct WatchCommand: Command {
    static let name = "watch"
    static let summary = "Show presences as they change: a table on a terminal, else a line for each change."
    static let options: [CommandOption] =
        [
            .user,
            CommandOption(
                name: "--every",
                placeholder: "DURATION",
                help: "How often each user is asked for. Default: PT30S."
            ), .json,
        ] + CommandOption.connection
    static let example = "graph-presence watch --user ID --user ID"

    private let ids: [String]
    private let interval: Duration
    private let connection: Connection
    private let isJSON: Bool

    init(_ options: Options) throws(UsageError) {
        ids = try Users.several(options)
        let every = options["--every"] ?? "PT30S"
        guard let duration = GraphDuration(every).duration else {
            throw UsageError(message: "'\(every)' is no duration such as PT30S")
        }
        guard duration >= .milliseconds(10) else {
            throw UsageError(message: "'\(every)' is too short; the least is PT0.01S")
        }
        interval = duration
        connection = try Connection(options)
        isJSON = options.has("--json")
    }

    func run() async throws {
        let returned = isJSON ? ReturnedPresences() : nil
        let watch = try connection.client(keeping: returned).communications.presences.watch(ids, every: interval)
        let interruption = try Interruption([SIGINT, SIGTERM])
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await show(watch, returned) }
            group.addTask { await interruption.wait() }
            try await group.next()
            group.cancelAll()
        }
    }

    private func show(_ watch: PresenceWatch, _ returned: ReturnedPresences?) async throws {
        var shown: [String: Presence] = [:]
        var unreadable: Set<String> = []
        do {
            for try await event in watch {
                switch event {
                case .snapshot(let presences):
                    for presence in presences { shown[presence.id.lowercased()] = presence }
                    try tell(presences, shown, returned)
                    for id in ids where shown[id.lowercased()] == nil && !unreadable.contains(id.lowercased()) {
                        StandardError.print("warning: there is no presence of '\(id)'")
                    }
                case .change(let presence):
                    shown[presence.id.lowercased()] = presence
                    try tell([presence], shown, returned)
                case .unreadable(let elements):
                    for element in elements { StandardError.print(PresenceText.warning(element)) }
                    unreadable.formUnion(elements.compactMap { $0.id?.lowercased() })
                // It does not pass by itself.
                case .gap(let error) where error.isOfCredential: throw error
                case .gap(let error): StandardError.print("warning: \(error.localizedDescription)")
                case .resumed: StandardError.print("The presences are seen again.")
                }
            }
        } catch is CancellationError {
            // It was interrupted, as is its end.
        }
    }

    private func tell(_ changed: [Presence], _ shown: [String: Presence], _ returned: ReturnedPresences?) throws {
        if let returned {
            for presence in changed {
                Terminal.print(try PresenceText.json(returned.json(of: presence), pretty: false))
            }
        } else if Terminal.isInteractive {
            let table = PresenceText.table(ids.compactMap { shown[$0.lowercased()] }, colours: Terminal.hasColours)
            // From the top of the screen, over what stood there.
            Terminal.print("\u{1B}[H\u{1B}[2J" + table)
        } else {
            Terminal.print(PresenceText.table(changed))
        }
    }
}
