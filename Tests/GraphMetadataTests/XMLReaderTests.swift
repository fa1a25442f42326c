// SPDX-License-Identifier: MIT

import GraphMetadata
import GraphSchema
import Testing

@Suite struct XMLReaderTests {
    /// Reads all events from a file.
    ///
    /// - Returns: One word for each event, or the lines that explain why the file is not well-formed.
    private func events(_ bytes: [UInt8]) -> [String] {
        var events: [String] = []
        do throws(Diagnostic) {
            var reader = try XMLReader(bytes)
            while let event = try reader.next() {
                switch event {
                case .start(let element):
                    let attributes = element.attributes.map { " \($0.name)=\($0.value.value)" }.joined()
                    events.append("\(element.location.line):\(element.location.column) \(element.name)\(attributes)")
                case .end(let end): events.append("end \(end)")
                }
            }
            return events
        } catch {
            return error.lines(path: "a.xml")
        }
    }

    private func events(_ text: String) -> [String] { events(Array(text.utf8)) }

    @Test("Elements are read with their attributes, positions, and end tags")
    func elements() {
        #expect(
            events(
                "\u{FEFF}<?xml version='1.0'?>\n<a b = 'c&lt;\"' d=\"&#x41;&#66;\n&apos;\">\n  <e:f/>é</a >\n<!---->"
            )
                == ["2:1 a b=c<\" d=AB '", "4:3 e:f", "end 73", "end 80"]
        )
    }

    @Test("A predefined reference is replaced by its character")
    func references() {
        #expect(events("<a b='&amp;&lt;&gt;&quot;&apos;&#9;&#x1F600;'/>") == ["1:1 a b=&<>\"'\t😀", "end 47"])
    }

    @Test(
        "A byte that is not UTF-8 is reported with its position",
        arguments: [
            ([0xFF], 1, 1, "ff"), (Array("<a>\né".utf8) + [0xC3, 0x28], 2, 3, "c3"),
            (Array("<a/>".utf8) + [0x80], 1, 5, "80"),
        ] as [([UInt8], Int, Int, String)]
    )
    func invalidUTF8(_ bytes: [UInt8], _ line: Int, _ column: Int, _ byte: String) {
        #expect(
            events(bytes) == [
                "a.xml:\(line):\(column): error: the byte 0x\(byte) is not valid UTF-8",
                "a.xml:\(line):\(column): note: save the file as UTF-8",
            ]
        )
    }

    @Test("Elements can be nested 64 levels deep")
    func nesting() {
        let deep = String(repeating: "<a>", count: 64) + String(repeating: "</a>", count: 64)
        #expect(events(deep).count == 128)
        #expect(
            events("\(String(repeating: "<a>", count: 64))<a/>")
                == ["a.xml:1:193: error: elements are nested more than 64 levels deep"]
        )
    }

    @Test("A tag can have 64 attributes")
    func attributes() {
        func tag(_ count: Int) -> String { "<a\((0..<count).map { " b\($0)=''" }.joined())/>" }
        #expect(events(tag(64)).count == 2)
        #expect(events(tag(65)) == ["a.xml:1:442: error: a tag has more than 64 attributes"])
    }

    @Test("Line numbers are counted correctly in a long file")
    func longFile() {
        let count = 20_000
        let text = "<a>" + String(repeating: "<b c='d'/>\n", count: count) + "</a>"
        let all = events(text)
        #expect(all.count == 2 + 2 * count)
        #expect(all[all.count - 3] == "\(count):1 b c=d")
    }
}
