// SPDX-License-Identifier: MIT

/// The names of the members that no generated type describes, with the kind of each member's first value other than
/// `null`.
struct UndescribedNames {
    private struct Name {
        let start: Int
        let text: String
        var kinds: JSONKinds?
    }

    /// The maximum number of names to record. The values of any further members take longer to decode.
    private static let maximumCount = 32

    private var names: [Name] = []

    var kinds: [String: JSONKinds] {
        Dictionary(names.compactMap { name in name.kinds.map { (name.text, $0) } }) { first, _ in first }
    }

    subscript(index: Int) -> String { names[index].text }

    /// Records the name of a member and the kind of its value.
    ///
    /// - Parameters:
    ///   - name: The name as it appears in the text.
    ///   - value: An offset before the value, with only white space and a colon in between.
    /// - Returns: The index of the name; `nil` if the name is not recorded because there are too many names or it
    ///   contains unusual characters.
    mutating func note(_ name: Slice<UnsafeRawBufferPointer>, value: Int) -> Int? {
        let bytes = name.base
        if let index = names.firstIndex(where: {
            $0.text.utf8.count == name.count && bytes.hasBytes(of: name, at: $0.start)
        }) {
            if names[index].kinds == nil { names[index].kinds = Self.kinds(bytes, value) }
            return index
        }
        guard names.count < Self.maximumCount,
            name.allSatisfy({ (0x20..<0x7F).contains($0) && $0 != UInt8(ascii: "\\") })
        else { return nil }
        let text = String(decoding: name, as: UTF8.self)
        names.append(Name(start: name.startIndex, text: text, kinds: Self.kinds(bytes, value)))
        return names.count - 1
    }

    private static func kinds(_ bytes: UnsafeRawBufferPointer, _ start: Int) -> JSONKinds? {
        kind(bytes, start).map { kind, offset in
            JSONKinds(value: kind, element: kind == .array ? self.kind(bytes, offset + 1)?.kind : nil)
        }
    }

    private static func kind(_ bytes: UnsafeRawBufferPointer, _ start: Int) -> (kind: JSONKind, offset: Int)? {
        var index = start
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"), UInt8(ascii: ":"):
                index += 1
            case UInt8(ascii: "\""): return (.string, index)
            case UInt8(ascii: "{"): return (.object, index)
            case UInt8(ascii: "["): return (.array, index)
            case UInt8(ascii: "t"), UInt8(ascii: "f"): return (.bool, index)
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return (.number, index)
            default: return nil
            }
        }
        return nil
    }
}
