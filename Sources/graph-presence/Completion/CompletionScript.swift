/// A script with which a shell completes command lines.
protocol CompletionScript {
    /// The text of the script.
    func text(for commands: [any Command.Type]) -> String
}

extension String {
    /// The text with a backslash before some characters.
    func escaping(_ characters: String) -> String {
        String(flatMap { characters.contains($0) ? ["\\", $0] : [$0] })
    }
}

extension CommandOption {
    /// Whether the value is a file.
    var isFile: Bool { placeholder == "FILE" }
}
