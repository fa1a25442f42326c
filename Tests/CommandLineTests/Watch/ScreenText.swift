// SPDX-License-Identifier: MIT

/// The text that a terminal shows for the bytes that it has received.
struct ScreenText {
    /// Whether the terminal shows the alternate screen.
    private(set) var isAlternate = false
    private(set) var isCursorVisible = true
    /// Whether text that is longer than a row continues in the next row.
    private(set) var wrapsLines = true
    /// The received control codes that this type does not support.
    private(set) var unknown: [String] = []
    /// The numbers of the rows that contain dimmed text.
    private(set) var dimmed: Set<Int> = []

    private var rows: [Int: [Character]] = [:]
    private var cursor = (row: 0, column: 0)
    private var isDim = false
    /// The received bytes that do not yet form a complete control code or character.
    private var rest: [UInt8] = []

    /// The text of each row without trailing spaces, up to the last row that contains text.
    var lines: [String] {
        let texts = (0...(rows.keys.max() ?? 0)).map { row in
            String(String(rows[row] ?? []).reversed().drop { $0 == " " }.reversed())
        }
        return texts.reversed().drop(while: \.isEmpty).reversed()
    }

    /// Updates the screen with bytes that the terminal receives.
    mutating func receive(_ bytes: some Sequence<UInt8>) {
        rest += bytes
        while let first = rest.first {
            guard first == 0x1B else {
                guard let end = endOfText else { return }
                String(decoding: rest[..<end], as: UTF8.self).forEach { write($0) }
                rest.removeFirst(end)
                continue
            }
            // A byte in this range ends a control code.
            guard let end = rest.indices.dropFirst(2).first(where: { (0x40...0x7E).contains(rest[$0]) }) else { return }
            perform(String(decoding: rest[1...end], as: UTF8.self))
            rest.removeFirst(end + 1)
        }
    }

    /// The number of received bytes that form complete text, or `nil` if more bytes are required.
    private var endOfText: Int? {
        let end = rest.firstIndex(of: 0x1B) ?? rest.count
        // The last character may be incomplete.
        guard end == rest.count else { return end }
        let start = rest.lastIndex { $0 & 0xC0 != 0x80 } ?? 0
        let length = rest[start] < 0x80 ? 1 : rest[start] < 0xE0 ? 2 : rest[start] < 0xF0 ? 3 : 4
        let complete = rest.count - start >= length ? rest.count : start
        return complete == 0 ? nil : complete
    }

    private mutating func write(_ character: Character) {
        switch character {
        case "\r": cursor.column = 0
        case "\n": cursor.row += 1
        case "\r\n": cursor = (cursor.row + 1, 0)
        default:
            var row = rows[cursor.row] ?? []
            while row.count <= cursor.column { row.append(" ") }
            row[cursor.column] = character
            rows[cursor.row] = row
            cursor.column += 1
            if isDim { dimmed.insert(cursor.row) }
        }
    }

    private mutating func perform(_ code: String) {
        let numbers = code.dropFirst().dropLast().split(separator: ";").map { Int($0) ?? 0 }
        switch code.last {
        case "H": cursor = ((numbers.first ?? 1) - 1, (numbers.dropFirst().first ?? 1) - 1)
        case "J" where numbers == [2]: (rows, dimmed) = ([:], [])
        case "K" where numbers == [2]:
            rows[cursor.row] = nil
            dimmed.remove(cursor.row)
        case "m": isDim = numbers == [2]
        case "h" where code == "[?1049h": (isAlternate, rows, dimmed) = (true, [:], [])
        case "l" where code == "[?1049l": (isAlternate, rows, dimmed) = (false, [:], [])
        case "h" where code == "[?25h": isCursorVisible = true
        case "l" where code == "[?25l": isCursorVisible = false
        case "h" where code == "[?7h": wrapsLines = true
        case "l" where code == "[?7l": wrapsLines = false
        default: unknown.append(code)
        }
    }
}
