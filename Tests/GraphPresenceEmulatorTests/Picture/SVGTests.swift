// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import TestSupport
import Testing

@testable import GraphPresenceEmulator

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// Tests for pictures that contain text from users.
@Suite struct SVGTests {
    private let start = PictureScenario.start

    /// The elements of a picture and their texts.
    private final class Elements: NSObject, XMLParserDelegate {
        var names: Set<String> = []
        var texts: [String] = []
        var attributes: [String: String] = [:]
        private var isInText = false

        func parser(
            _ parser: XMLParser,
            didStartElement name: String,
            namespaceURI: String?,
            qualifiedName: String?,
            attributes: [String: String]
        ) {
            if names.isEmpty { self.attributes = attributes }
            names.insert(name)
            texts.append("")
            isInText = true
        }

        func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
            isInText = false
        }

        func parser(_ parser: XMLParser, foundCharacters text: String) {
            if isInText { texts[texts.count - 1] += text }
        }
    }

    private func parse(_ svg: String) throws -> Elements {
        let parser = XMLParser(data: Data(svg.utf8))
        let elements = Elements()
        parser.delegate = elements
        try #require(parser.parse(), "\(String(describing: parser.parserError))")
        return elements
    }

    /// Returns a service with a user for whom every text is the given text.
    private func service(with text: String) throws -> PresenceService {
        var service = PresenceService()
        let state = PresenceState(PresenceAvailability(rawValue: text), PresenceActivity(rawValue: text))
        try service.perform(.signIn(teamsClient: text, state: state), for: text, at: start)
        let body = SetPresencePostRequestBody(.available, sessionId: text)
        try service.perform(.setPresence(body), for: text, at: start)
        return service
    }

    /// Returns a picture in which every text from users is the given text.
    private func svg(_ text: String, _ appearance: TimelinePicture.Appearance = .automatic, width: Int = 600) throws
        -> String
    {
        let service = try service(with: text)
        let timeline = service.timeline(of: text, from: start, to: start + 3_600, now: start + 60)
        return TimelinePicture(timeline, title: text, appearance: appearance, width: width).svg
    }

    @Test(
        "Text from users cannot add elements, and the picture remains well-formed",
        arguments: [
            "<script>alert(1)</script>", "\"'/><image href='https://example.com'/>", "]]>", "&amp;&unknown;", "<!--",
            "</style><svg onload=x>", "</title>", "<?xml?>",
        ]
    )
    func escapedText(_ text: String) throws {
        let picture = try parse(svg(text))
        #expect(picture.names == ["svg", "title", "desc", "style", "rect", "line", "text"])
        #expect(picture.texts.contains(text))
        #expect(picture.texts.contains("Teams client \(text)"))
    }

    @Test("Characters that are invalid in XML are replaced")
    func invalidCharacters() throws {
        let text = "a\u{0}\u{1}\u{B}\u{1B}\u{7F}\u{85}\u{FFFE}\u{FFFF}\r\n\u{202E}z"
        let picture = try parse(svg(text))
        #expect(picture.texts.contains("a      \u{FFFD}\u{FFFD}  \\u{202E}z"))
    }

    @Test(
        "A picture has a title, a description, and the requested size",
        arguments: [(1, 400), (640, 640), (5_000, 900)]
    )
    func accessibility(_ width: Int, _ expected: Int) throws {
        let picture = try parse(svg("x", width: width))
        #expect(picture.attributes["role"] == "img")
        #expect(picture.attributes["width"] == String(expected))
        #expect(picture.attributes["viewBox"]?.hasPrefix("0 0 \(expected) ") == true)
        #expect(
            picture.texts.contains(
                "Application x: Available from 09:00 to 09:05, expires at 09:05. Teams client x: x from 09:00 to 10:00. "
                    + "Graph returns: Available from 09:00 to 09:05, x from 09:05 to 10:00. "
                    + "Teams shows: Available from 09:00 to 09:05, Unknown from 09:05 to 10:00."
            )
        )
    }

    @Test("A long string is shortened to the width of the picture") func longText() throws {
        let text = String(repeating: "ab", count: 500)
        let label = "Teams client \(text)"
        let shown = PictureStyle.shortened(label, toFit: 568)
        #expect(shown.hasPrefix("Teams client abab") && shown.hasSuffix("…") && shown.count < 90)
        #expect(PictureStyle.width(of: shown) <= 568)
        #expect(try parse(svg(text)).texts.contains(shown))
    }

    @Test("The picture uses the specified color scheme or, by default, the reader's color scheme") func appearances()
        throws
    {
        let (light, dark) = (PictureColors.light.background, PictureColors.dark.background)
        let query = "@media (prefers-color-scheme:dark)"
        let pictures = (try svg("x", .light), try svg("x", .dark), try svg("x", .automatic))
        #expect(pictures.0.contains(light) && !pictures.0.contains(dark) && !pictures.0.contains(query))
        #expect(!pictures.1.contains(light) && pictures.1.contains(dark) && !pictures.1.contains(query))
        #expect(pictures.2.contains(light) && pictures.2.contains(dark) && pictures.2.contains(query))
    }

    @Test("A label that does not fit in its bar is explained below the axis") func notes() throws {
        let picture = try parse(svg("InAConferenceCallWithSomeone"))
        let narrow = picture.texts.filter { $0 == "1" }
        // The first five minutes of an hour are 47 pixels wide.
        #expect(narrow.count == 3)
        #expect(picture.texts.contains("1: Available"))
        // A bar that is too narrow for a number has no note.
        let timeline = try service(with: "x").timeline(of: "x", from: start, to: start + 86_400)
        #expect(try !parse(TimelinePicture(timeline, title: "").svg).texts.contains("1: Available"))
    }

    @Test("The description contains dates if the timeline is longer than a day") func dates() throws {
        let timeline = try service(with: "x").timeline(of: "x", from: start, to: start + 86_401)
        let picture = try parse(TimelinePicture(timeline, title: "").svg)
        let description = try #require(picture.texts.first { $0.hasPrefix("Application") })
        #expect(
            description.hasPrefix(
                "Application x: Available from 2026-03-02 09:00 to 2026-03-02 09:05, expires at 2026-03-02 09:05."
            )
        )
    }

    @Test("A picture shows at most the twelve longest sessions") func manySessions() throws {
        var service = PresenceService()
        for index in 0..<15 {
            let duration = GraphDuration.minutes(5 + index)
            let body = SetPresencePostRequestBody(.away, sessionId: "s\(index)", expirationDuration: duration)
            try service.perform(.setPresence(body), for: "u", at: start)
        }
        let timeline = service.timeline(of: "u", from: start, to: start + 3_600)
        #expect(timeline.sessions.count == 15)
        let labels = PictureRow.rows(of: timeline).map(\.label)
        let sessions = ["s10", "s11", "s12", "s13", "s14", "s3", "s4", "s5", "s6", "s7", "s8", "s9"]
        #expect(
            labels == sessions.map { "Application \($0)" } + ["… and 3 more sessions", "Graph returns", "Teams shows"]
        )
    }
}
