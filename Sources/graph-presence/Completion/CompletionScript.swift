// SPDX-License-Identifier: MIT

/// A generator of a shell completion script.
protocol CompletionScript {
    /// Returns the completion script for the commands.
    func text(for commands: [any Command.Type]) -> String
}

extension String {
    /// Returns the string with a backslash before each occurrence of the characters.
    func escaping(_ characters: String) -> String {
        String(flatMap { characters.contains($0) ? ["\\", $0] : [$0] })
    }
}

extension CommandOption {
    /// Whether the value is a path. Shells complete paths without help from the script.
    var isFile: Bool { placeholder == "FILE" }
}
