// SPDX-License-Identifier: MIT

import Foundation

/// The generated files in a folder.
struct GeneratedText {
    /// The contents of the files, by name.
    let files: [String: String]

    /// Reads the Swift files in a folder.
    init(folder: URL) throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
        files = try Dictionary(
            uniqueKeysWithValues: names.map { name in
                (name, try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8))
            }
        )
    }

    /// The number of lines, including blank lines.
    var lineCount: Int { files.values.reduce(0) { $0 + Self.lineCount($1) } }

    /// Returns the fraction of the lines that are in files whose contents differ from another generated text.
    func share(changedFrom other: GeneratedText) -> Double {
        let changed = files.filter { name, text in other.files[name].map { !$0.utf8.elementsEqual(text.utf8) } ?? true }
        return Double(changed.values.reduce(0) { $0 + Self.lineCount($1) }) / Double(lineCount)
    }

    /// The fraction of distinct lines among the nonempty lines in documentation comments.
    ///
    /// Lines about errors and about the parameter `configuration` are excluded, because every method has them.
    var distinctDocumentation: Double {
        let lines = files.values.flatMap { $0.split(separator: "\n") }.compactMap { line -> String? in
            let line = line.trimmingCharacters(in: .whitespaces)
            let text = line.dropFirst(3).trimmingCharacters(in: .whitespaces)
            let left = ["- Throws:", "- configuration:", "- Parameter configuration:"]
            guard line.hasPrefix("///"), !text.isEmpty, !left.contains(where: text.hasPrefix) else { return nil }
            return text
        }
        return Double(Set(lines).count) / Double(lines.count)
    }

    private static func lineCount(_ text: String) -> Int { text.utf8.count { $0 == UInt8(ascii: "\n") } }
}
