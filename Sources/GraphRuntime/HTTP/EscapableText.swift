// SPDX-License-Identifier: MIT

/// A string that can be found in bytes even if it is escaped.
///
/// The supported escapes are those of JSON (`\/`, `\u0065`, and JSON within a JSON string), percent-encoding, and HTML
/// entities (`&#x65;`, `&quot;`).
struct EscapableText: Sendable {
    /// The maximum number of times that a character is tried both as a literal and as an escape. After that, only the
    /// escape is tried.
    private static let maximumBranches = 16
    /// The maximum number of backslashes or escape levels to examine, which limits the search time.
    private static let maximumLevels = 16

    private let characters: [Unicode.Scalar]

    init(_ text: String) {
        characters = Array(text.unicodeScalars)
    }

    /// Finds the end of an occurrence of the string that starts at an index.
    ///
    /// - Parameters:
    ///   - bytes: The bytes to search.
    ///   - index: The index at which the string may start.
    ///   - effort: The number of characters that may still be compared. If the number becomes negative, the result is
    ///     meaningless.
    /// - Returns: The index after the string; `nil` if the string does not start at the given index.
    func end(in bytes: [UInt8], at index: Int, effort: inout Int) -> Int? {
        guard let first = characters.first else { return nil }
        // Usually, the first byte alone shows that the string does not start at the index.
        switch bytes[index] {
        case UInt8(ascii: "\\"), UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "+"): break
        case let byte where byte == UTF8.encode(first)?.first: break
        default: return nil
        }
        return end(of: characters[...], in: bytes, at: index, branches: 0, &effort)
    }

    private func end(
        of rest: ArraySlice<Unicode.Scalar>,
        in bytes: [UInt8],
        at start: Int,
        branches: Int,
        _ effort: inout Int
    ) -> Int? {
        var rest = rest
        var index = start
        var branches = branches
        while let scalar = rest.first {
            effort -= 1
            guard effort >= 0 else { return nil }
            if scalar == "\\", bytes[index...].first == UInt8(ascii: "\\") {
                return endAfterBackslashes(of: rest, in: bytes, at: index, branches: branches, &effort)
            }
            rest.removeFirst()
            let character = UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
            let literal = bytes[index...].starts(with: character) ? index + character.count : nil
            let escaped = Self.escapedEnd(of: scalar, in: bytes, at: index)
            switch (literal, escaped) {
            case (nil, nil): return nil
            case (let end?, nil), (nil, let end?): index = end
            case (let literal?, let escaped?):
                branches += 1
                if branches < Self.maximumBranches,
                    let end = end(of: rest, in: bytes, at: literal, branches: branches, &effort)
                {
                    return end
                }
                index = escaped
            }
        }
        return index
    }

    /// Matches the backslashes of the string. JSON represents each backslash as two, and JSON within a JSON string as
    /// four.
    private func endAfterBackslashes(
        of rest: ArraySlice<Unicode.Scalar>,
        in bytes: [UInt8],
        at index: Int,
        branches: Int,
        _ effort: inout Int
    ) -> Int? {
        let count = rest.prefix { $0 == "\\" }.count
        let available = Self.backslashes(in: bytes, at: index).count
        for factor in [2, 4, 1] where factor * count <= available && branches < Self.maximumBranches {
            let next = index + factor * count
            let end = end(of: rest.dropFirst(count), in: bytes, at: next, branches: branches + 1, &effort)
            if let end { return end }
        }
        return nil
    }

    private static func escapedEnd(of scalar: Unicode.Scalar, in bytes: [UInt8], at index: Int) -> Int? {
        guard index < bytes.count else { return nil }
        return switch bytes[index] {
        case UInt8(ascii: "\\"): jsonEnd(of: scalar, in: bytes, at: index)
        case UInt8(ascii: "%"): percentEnd(of: scalar, in: bytes, at: index)
        case UInt8(ascii: "&"): entityEnd(of: scalar, in: bytes, at: index)
        case UInt8(ascii: "+") where scalar == " ": index + 1
        default: nil
        }
    }

    /// Matches the JSON escape of a scalar: a letter or UTF-16 code units, each after one or more backslashes.
    private static func jsonEnd(of scalar: Unicode.Scalar, in bytes: [UInt8], at index: Int) -> Int? {
        let run = backslashes(in: bytes, at: index)
        guard run.endIndex < bytes.count else { return nil }
        if bytes[run.endIndex] != UInt8(ascii: "u") {
            let letters: [Unicode.Scalar: UInt8] = [
                "\n": UInt8(ascii: "n"), "\r": UInt8(ascii: "r"), "\t": UInt8(ascii: "t"),
                "\u{8}": UInt8(ascii: "b"), "\u{C}": UInt8(ascii: "f"), "/": UInt8(ascii: "/"),
                "\"": UInt8(ascii: "\""), "'": UInt8(ascii: "'"),
            ]
            return letters[scalar] == bytes[run.endIndex] ? run.endIndex + 1 : nil
        }
        var place = index
        for unit in String(scalar).utf16 {
            let run = backslashes(in: bytes, at: place)
            guard !run.isEmpty, run.endIndex < bytes.count, bytes[run.endIndex] == UInt8(ascii: "u"),
                number(in: bytes, at: run.endIndex + 1, count: 4, radix: 16) == Int(unit)
            else { return nil }
            place = run.endIndex + 5
        }
        return place
    }

    /// Matches the percent-encoding of a scalar: for each UTF-8 byte, a percent sign, which may itself be encoded, and
    /// two digits.
    private static func percentEnd(of scalar: Unicode.Scalar, in bytes: [UInt8], at index: Int) -> Int? {
        var place = index
        for byte in scalar.utf8 {
            guard place < bytes.count, bytes[place] == UInt8(ascii: "%") else { return nil }
            place += 1
            if byte != UInt8(ascii: "%") {
                for _ in 0..<maximumLevels where bytes[place...].starts(with: "25".utf8) { place += 2 }
            }
            guard number(in: bytes, at: place, count: 2, radix: 16) == Int(byte) else { return nil }
            place += 2
        }
        return place
    }

    /// Matches an HTML entity. The ampersand may itself be escaped.
    private static func entityEnd(of scalar: Unicode.Scalar, in bytes: [UInt8], at index: Int) -> Int? {
        var place = index + 1
        for _ in 0..<maximumLevels where bytes[place...].starts(with: "amp;#".utf8) { place += 4 }
        guard let end = bytes[place...].prefix(10).firstIndex(of: UInt8(ascii: ";")) else { return nil }
        let name = String(decoding: bytes[place..<end], as: UTF8.self).lowercased()
        let named: [String: Unicode.Scalar] = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]
        let value =
            name.hasPrefix("#x")
            ? UInt32(name.dropFirst(2), radix: 16)
            : name.hasPrefix("#") ? UInt32(name.dropFirst()) : named[name]?.value
        return value == scalar.value ? end + 1 : nil
    }

    private static func backslashes(in bytes: [UInt8], at index: Int) -> ArraySlice<UInt8> {
        bytes[index...].prefix(maximumLevels).prefix { $0 == UInt8(ascii: "\\") }
    }

    private static func number(in bytes: [UInt8], at index: Int, count: Int, radix: Int) -> Int? {
        guard index + count <= bytes.count else { return nil }
        return Int(String(decoding: bytes[index..<(index + count)], as: UTF8.self), radix: radix)
    }
}

extension Unicode.Scalar {
    /// The UTF-8 encoding of the scalar.
    fileprivate var utf8: String.UTF8View { String(self).utf8 }
}
