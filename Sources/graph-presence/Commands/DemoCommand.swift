/// Runs the demo.
struct DemoCommand: Command {
    static let name = "demo"
    static let summary = "Run the documented examples against a presence service in memory: no network, no account."
    static let options: [CommandOption] = [
        CommandOption(name: "--verbose", help: "Tell every step of every call on the standard error.")
    ]
    static let example = "graph-presence demo"

    private let isVerbose: Bool

    init(_ options: Options) throws(UsageError) {
        isVerbose = options.has("--verbose")
    }

    func run() async throws {
        try await Demo(isVerbose: isVerbose).run()
    }
}
