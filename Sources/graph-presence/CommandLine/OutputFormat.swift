// SPDX-License-Identifier: MIT

/// The format in which a command prints its result.
enum OutputFormat: String, CaseIterable {
    /// Human-readable text in columns.
    case table
    /// Tab-separated values, one result per line.
    case tsv
    case json

    /// Creates the format that the options specify. The default is ``table``.
    ///
    /// - Throws: `UsageError` if `--json` contradicts `--output`.
    init(_ options: Options) throws(UsageError) {
        let named = options["--output"].flatMap { Self(rawValue: $0) }
        guard options.has("--json") else {
            self = named ?? .table
            return
        }
        guard named == nil || named == .json else {
            throw UsageError(message: "'--json' and '--output' cannot be combined; specify one of them")
        }
        self = .json
    }

    /// Returns whether unparsed arguments, which may be invalid, request JSON.
    static func isJSON(_ arguments: [String]) -> Bool {
        let pairs = zip(arguments, arguments.dropFirst())
        return arguments.contains { ["--json", "--output=json", "-o=json"].contains($0.lowercased()) }
            || pairs.contains { ["--output", "-o"].contains($0) && $1.lowercased() == "json" }
    }
}
