// SPDX-License-Identifier: MIT

import GraphSchema

extension JSONNode {
    /// The number of strings in the value, including object keys.
    var stringCount: Int {
        switch value {
        case .string: 1
        case .array(let elements): elements.reduce(0) { $0 + $1.stringCount }
        case .object(let members): members.reduce(0) { $0 + 1 + $1.node.stringCount }
        case .null, .bool, .number: 0
        }
    }

    /// Returns the value with one of its strings replaced.
    ///
    /// - Parameters:
    ///   - index: The index of the string to replace, starting at 0.
    ///   - replacement: The replacement string.
    /// - Returns: The changed value.
    func replacing(_ index: Int, with replacement: String) -> JSONNode {
        var next = 0
        return replacing(&next, index, replacement)
    }

    private func replacing(_ next: inout Int, _ index: Int, _ replacement: String) -> JSONNode {
        func replaced(_ string: String, _ next: inout Int) -> String {
            next += 1
            return next - 1 == index ? replacement : string
        }
        switch value {
        case .null, .bool, .number: return self
        case .string(let string): return JSONNode(.string(replaced(string, &next)), at: location)
        case .array(let elements):
            return JSONNode(.array(elements.map { $0.replacing(&next, index, replacement) }), at: location)
        case .object(let members):
            let replaced = members.map { member in
                let key = Located(replaced(member.key.value, &next), at: member.key.location)
                return JSONMember(key: key, node: member.node.replacing(&next, index, replacement))
            }
            return JSONNode(.object(replaced), at: location)
        }
    }
}
