/// A command of the command line.
protocol Command: Sendable {
    /// What it is called.
    static var name: String { get }
    /// What it does, in a line.
    static var summary: String { get }
    static var options: [CommandOption] { get }
    /// How it is used.
    static var example: String { get }

    /// Reads the options.
    ///
    /// - Throws: `UsageError` if they do not fit together.
    init(_ options: Options) throws(UsageError)

    /// Does it.
    func run() async throws
}

extension Command {
    /// Reads the options and does it.
    static func run(_ arguments: [String]) async throws {
        let options = try Options(arguments, of: Self.self)
        try await Self(options).run()
    }
}
