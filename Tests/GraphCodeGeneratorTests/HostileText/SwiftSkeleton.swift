// SPDX-License-Identifier: MIT

import Foundation

/// Swift source code without comments or the contents of string literals.
struct SwiftSkeleton: Hashable {
    /// The remaining source code without white space, because line breaks depend on the lengths of the strings.
    let text: String

    init(_ source: String) {
        var text: [UInt8] = []
        for line in source.utf8.split(separator: UInt8(ascii: "\n")) {
            let code = line.drop { $0 == UInt8(ascii: " ") }
            guard !code.starts(with: "//".utf8) else { continue }
            var isString = false
            var isEscaped = false
            for byte in code {
                if isString {
                    // Interpolations in generated code do not contain quotation marks.
                    isString = isEscaped || byte != UInt8(ascii: "\"")
                    isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
                    if isString { continue }
                } else {
                    isString = byte == UInt8(ascii: "\"")
                }
                if byte != UInt8(ascii: " ") { text.append(byte) }
            }
        }
        self.text = String(decoding: text, as: UTF8.self).replacingOccurrences(of: ",]", with: "]")
    }
}

extension SwiftSkeleton {
    /// Returns the number of declarations in Swift source code. Each declaration starts a line.
    static func declarationCount(of source: String) -> Int {
        let start =
            /(nonisolated |public |package |private |static )*((struct|enum|func|var|let) |init[?(]|subscript\()/
        return source.split(separator: "\n").count { $0.drop { $0 == " " }.prefixMatch(of: start) != nil }
    }
}
