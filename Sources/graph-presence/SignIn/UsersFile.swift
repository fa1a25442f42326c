// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime

/// A file that contains a user's ID on each line, optionally followed by a comma and the user's name.
struct UsersFile {
    private(set) var ids: [String] = []
    /// The names, by lowercase ID.
    private(set) var names: [String: String] = [:]

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - path: The path of the file, or `-` for standard input.
    ///   - isInputTaken: Whether another option reads standard input.
    /// - Throws: `UsageError` if the file cannot be read or does not have this format.
    init(_ path: String, isInputTaken: Bool) throws(UsageError) {
        if path == "-", isInputTaken {
            throw UsageError(
                message:
                    "'--users-file' and '--token-file' cannot both read standard input; specify a file for one of them"
            )
        }
        let name = path == "-" ? "standard input" : "the users file \(path.inQuotes)"
        let data: Data
        if path == "-" {
            data = FileHandle.standardInput.readDataToEndOfFile()
        } else {
            do {
                // Unlike Data(contentsOf:), this method reads a pipe to its end.
                data = try FileHandle(forReadingFrom: URL(fileURLWithPath: path)).readToEnd() ?? Data()
            } catch {
                let problem = FileProblem(error, while: .reading)
                throw UsageError(message: "\(name) cannot be read: \(problem.description)")
            }
        }
        try self.init(data, of: name)
    }

    /// Reads the contents of a file.
    ///
    /// - Parameters:
    ///   - data: The contents. Empty lines, and lines that start with `#`, are ignored.
    ///   - name: The name of the file, for error messages.
    /// - Throws: `UsageError` if the data is not UTF-8, a line is invalid (the message contains its number), or there
    ///   is no user ID.
    init(_ data: Data, of name: String) throws(UsageError) {
        guard let text = String(data: data, encoding: .utf8) else {
            throw UsageError(message: "\(name) is not UTF-8 text; save it as UTF-8")
        }
        let spaces = CharacterSet.whitespaces.union(["\u{FEFF}"])
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
        for (index, line) in lines.enumerated() {
            let parts = line.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
                .map { $0.trimmingCharacters(in: spaces) }
            guard let id = parts.first, !id.isEmpty, !id.hasPrefix("#") else { continue }
            guard UUID(uuidString: id) != nil else {
                throw UsageError(
                    message: "line \(index + 1) of \(name): \(id.inQuotes) is not a valid user ID; \(Users.idHint)"
                )
            }
            ids.append(id)
            // Spreadsheets enclose a name that contains a comma in quotation marks.
            let user = parts.dropFirst().first?.trimmingCharacters(in: ["\""]) ?? ""
            if !user.isEmpty { names[id.lowercased()] = user }
        }
        guard !ids.isEmpty else {
            throw UsageError(message: "\(name) contains no user ID; write one ID on each line")
        }
    }
}
