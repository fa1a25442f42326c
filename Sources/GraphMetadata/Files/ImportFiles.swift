// SPDX-License-Identifier: MIT

package import GraphSchema

/// The files of an import.
///
/// A schema is assembled from several files and then validated as a whole. Therefore, each file has a separate range of
/// line numbers, so that a position also identifies the file.
package struct ImportFiles: Sendable {
    private static let linesPerFile = 1 << 32

    /// The paths in the form that diagnostics print.
    package private(set) var paths: [String] = []

    package init() {}

    /// Adds a file.
    ///
    /// - Parameter path: The path in the form that diagnostics print.
    /// - Returns: The number of the file's first line.
    package mutating func add(_ path: String) -> Int {
        paths.append(path)
        return (paths.count - 1) * Self.linesPerFile + 1
    }

    /// Returns a diagnostic in the format of compilers, with one line per element.
    package func lines(_ diagnostic: Diagnostic) -> [String] {
        let own = Diagnostic(diagnostic.kind, diagnostic.message, at: local(diagnostic.location))
        var lines = own.lines(path: path(diagnostic.location))
        if let note = diagnostic.note {
            let position = local(note.location)
            lines.append("\(path(note.location)):\(position.line):\(position.column): note: \(note.message)".visible)
        }
        return lines
    }

    private func path(_ location: SourceLocation) -> String {
        let index = (location.line - 1) / Self.linesPerFile
        return paths.indices.contains(index) ? paths[index] : ""
    }

    private func local(_ location: SourceLocation) -> SourceLocation {
        SourceLocation(line: (location.line - 1) % Self.linesPerFile + 1, column: location.column)
    }
}

extension JSONNode {
    /// Returns the value with positions that are moved to a file whose first line has the given number.
    func shifted(toFirstLine line: Int) -> JSONNode {
        func shift(_ location: SourceLocation) -> SourceLocation {
            SourceLocation(line: location.line + line - 1, column: location.column)
        }
        let value: Value =
            switch value {
            case .array(let elements): .array(elements.map { $0.shifted(toFirstLine: line) })
            case .object(let members):
                .object(
                    members.map { member in
                        JSONMember(
                            key: Located(member.key.value, at: shift(member.key.location)),
                            node: member.node.shifted(toFirstLine: line)
                        )
                    }
                )
            default: value
            }
        return JSONNode(value, at: shift(location))
    }
}

extension Diagnostic {
    /// Returns the diagnostic with positions that are moved to a file whose first line has the given number.
    func shifted(toFirstLine line: Int) -> Diagnostic {
        func shift(_ location: SourceLocation) -> SourceLocation {
            SourceLocation(line: location.line + line - 1, column: location.column)
        }
        return Diagnostic(
            kind,
            message,
            at: shift(location),
            note: note?.message,
            noteAt: note.map { shift($0.location) }
        )
    }
}
