// SPDX-License-Identifier: MIT

import Testing

/// A problem in one file of an import, with the lines that report the problem.
struct ImportCase: CustomTestStringConvertible {
    /// A short description of the problem.
    let title: String
    /// The file that contains the problem.
    let file: HomeImport.File
    /// The text to replace, or `nil` for the whole file, and its replacement.
    let edit: (find: String?, replacement: String)
    /// The expected lines.
    let expected: String

    init(_ title: String, in file: HomeImport.File, _ find: String?, _ replacement: String, _ expected: String) {
        self.title = title
        self.file = file
        edit = (find, replacement)
        self.expected = expected
    }

    var testDescription: String { title }

    /// All cases.
    static let all = xml + metadata + slice + operations + overlay + facts + targets
}
