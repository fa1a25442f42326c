/// The `demo` command: runs the documented examples against the emulator.
struct DemoCommand: Command {
    static let name = "demo"
    static let summary = "Run the documented examples against the emulator, without a network or an account."
    static let options: [CommandOption] = [.verbose]
    static let example = "graph-presence demo"

    private let isVerbose: Bool

    init(_ options: Options) throws(UsageError) {
        isVerbose = options.has("--verbose")
    }

    func run() async throws {
        try await Demo(isVerbose: isVerbose).run()
    }
}
