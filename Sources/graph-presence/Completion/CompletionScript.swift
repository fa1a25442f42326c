// SPDX-License-Identifier: MIT

/// A generator of a shell completion script.
protocol CompletionScript {
    /// Returns the script for some commands.
    func text(for commands: [any Command.Type]) -> String
}

extension String {
    /// Returns the string with a backslash before each of some characters.
    func escaping(_ characters: String) -> String {
        String(flatMap { characters.contains($0) ? ["\\", $0] : [$0] })
    }
}

extension CommandOption {
    /// Whether the value is a path, which shells complete themselves.
    var isFile: Bool { placeholder == "FILE" }
}
