import GraphSchema

/// A command line that is not understood.
struct UsageError: Error {
    let message: String
}

/// What the command line asks for.
struct Invocation {
    private(set) var schema = ""
    /// Where to write; nil to validate alone.
    private(set) var output: String?
    private(set) var check = false
    /// The check of a schema's location that is asked for; nil for the other commands.
    private(set) var location: LocationCheck?

    init(_ arguments: [String]) throws {
        let verbs = ["generate", "validate", "check-location"]
        guard let verb = arguments.first else {
            throw UsageError(message: "a command is missing: generate, validate or check-location")
        }
        guard verbs.contains(verb) else { throw Self.unknown("command", verb, verbs) }
        let options =
            switch verb {
            case "generate": ["--schema", "--output", "--check"]
            case "validate": ["--schema"]
            default: ["--target", "--sources", "--package", "--schema", "--schema-folder", "--output"]
            }
        let flags = ["--check", "--schema-folder"]
        var values: [String: String] = [:]
        var rest = arguments.dropFirst()
        while let option = rest.popFirst() {
            guard options.contains(option) else { throw Self.unknown("option", option, options) }
            guard values[option] == nil else { throw UsageError(message: "'\(option)' is given twice") }
            if flags.contains(option) {
                values[option] = ""
            } else if let value = rest.popFirst(), !value.isEmpty, !value.hasPrefix("--") {
                values[option] = value
            } else {
                throw UsageError(message: "'\(option)' lacks its value")
            }
        }
        for option in options where !flags.contains(option) && values[option] == nil {
            throw UsageError(message: "'\(option)' is missing")
        }
        schema = values["--schema"] ?? ""
        output = values["--output"]
        check = values["--check"] != nil
        guard verb == "check-location" else { return }
        location = LocationCheck(
            target: values["--target"] ?? "",
            sources: values["--sources"] ?? "",
            package: values["--package"] ?? "",
            schema: schema,
            hasFolder: values["--schema-folder"] != nil,
            output: output ?? ""
        )
    }

    private static func unknown(_ what: String, _ word: String, _ known: [String]) -> UsageError {
        let hint = Suggestion.note(for: word, among: known).map { "; \($0)" } ?? ""
        return UsageError(message: "there is no \(what) '\(word)'\(hint)")
    }
}
