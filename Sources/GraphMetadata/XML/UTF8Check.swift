// SPDX-License-Identifier: MIT

import GraphSchema

/// A check that a file is valid UTF-8.
enum UTF8Check {
    /// Returns a diagnostic for the first byte that is not valid UTF-8; `nil` if the file is valid.
    static func problem(in bytes: [UInt8], firstLine: Int) -> Diagnostic? {
        // Almost all metadata contains only ASCII characters, which need no parser.
        guard let start = bytes.firstIndex(where: { $0 >= 0x80 }) else { return nil }
        var parser = Unicode.UTF8.ForwardParser()
        var iterator = bytes[start...].makeIterator()
        var offset = start
        scan: while true {
            switch parser.parseScalar(from: &iterator) {
            case .valid(let scalar): offset += scalar.count
            case .emptyInput: return nil
            case .error: break scan
            }
        }
        let before = bytes[..<offset]
        let line = firstLine + before.reduce(0) { $1 == 0x0A ? $0 + 1 : $0 }
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        return Diagnostic(
            .invalidUTF8,
            "the byte 0x\(String(bytes[offset], radix: 16)) is not valid UTF-8",
            at: SourceLocation(line: line, column: offset - lineStart + 1),
            note: "save the file as UTF-8"
        )
    }
}
