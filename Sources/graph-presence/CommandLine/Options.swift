import GraphPresence

/// The options of a command line, as they were given.
struct Options {
    private var values: [String: [String]] = [:]

    /// Reads options.
    ///
    /// - Throws: `UsageError` if there is no such option, it lacks its value, or has one that it cannot have.
    init(_ arguments: [String], of command: any Command.Type) throws(UsageError) {
        let known = command.options + [.help]
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = argument.hasPrefix("--") ? String(parts[0]) : argument
            guard name.hasPrefix("-") else {
                throw UsageError(message: "'\(command.name)' takes no '\(argument)'")
            }
            guard let option = known.first(where: { $0.name == name }) else {
                throw .unknown("option", name, among: known.map(\.name))
            }
            guard option.placeholder != nil else {
                guard parts.count == 1 else { throw UsageError(message: "'\(name)' takes no value") }
                values[name] = [""]
                continue
            }
            // What begins like an option is one, unless it stands behind an equals sign.
            let isNext = rest.first.map { !$0.hasPrefix("--") } ?? false
            guard let value = parts.count == 2 ? String(parts[1]) : isNext ? rest.popFirst() : nil else {
                throw UsageError(message: "'\(name)' lacks its value")
            }
            try add(value, option)
        }
    }

    private mutating func add(_ value: String, _ option: CommandOption) throws(UsageError) {
        guard !value.isEmpty || option.mayBeEmpty else { throw UsageError(message: "'\(option.name)' is empty") }
        var value = value
        if let allowed = option.values {
            guard let match = allowed.first(where: { $0.lowercased() == value.lowercased() }) else {
                throw .unknown("value of '\(option.name)'", value, among: allowed)
            }
            value = match
        }
        if !option.isRepeatable, values[option.name] != nil {
            throw UsageError(message: "'\(option.name)' stands twice")
        }
        values[option.name, default: []].append(value)
    }

    /// The value of an option; nil if it was not given.
    subscript(option: String) -> String? { values[option]?.last }

    /// All values of an option.
    func all(_ option: String) -> [String] { values[option] ?? [] }

    /// Whether an option was given.
    func has(_ option: String) -> Bool { values[option] != nil }

    /// The value of an option that has to be given.
    func required(_ option: String) throws(UsageError) -> String {
        guard let value = values[option]?.last else { throw UsageError(message: "'\(option)' is missing") }
        return value
    }

    /// The duration of an option; nil if it was not given.
    func duration(_ option: String) throws(UsageError) -> GraphDuration? {
        guard let text = self[option] else { return nil }
        let duration = GraphDuration(text)
        guard duration.isValid else { throw UsageError(message: "'\(text)' is no duration such as PT1H") }
        return duration
    }
}
