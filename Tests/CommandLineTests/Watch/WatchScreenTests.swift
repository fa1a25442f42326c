// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import TestSupport
import Testing

@testable import graph_presence

/// Tests for the lines that `watch` shows.
@Suite struct WatchScreenTests {
    private static let start = Date(timeIntervalSince1970: 1_795_608_000)  // 2026-11-25T12:00:00Z

    /// Returns a user ID that starts with a number of up to 8 digits.
    private static func id(_ number: Int) -> String {
        String(repeating: "0", count: 8 - String(number).count) + "\(number)-0000-0000-0000-000000000000"
    }

    private static func presence(_ number: Int, _ state: SessionPresence, _ message: String? = nil) -> Presence {
        var presence = Presence(id: id(number))
        (presence.availability, presence.activity) = (state.availability, state.activity)
        presence.statusMessage = message.map {
            PresenceStatusMessage(message: ItemBody(content: $0, contentType: .text))
        }
        return presence
    }

    /// Returns the state of a watch for available users, one of whom becomes busy after 5 seconds.
    private static func state(_ count: Int, busy: Int, names: [String: String] = [:]) -> WatchState {
        var state = WatchState(ids: (1...count).map(id), names: names)
        let presences = (1...count).map { presence($0, .available) }
        state.apply(PresenceWatch.TimedEvent(.snapshot(presences), at: start))
        let change = presence(busy, .busyInACall, "On the phone")
        state.apply(PresenceWatch.TimedEvent(.change(change), at: start + 5))
        return state
    }

    private static func lines(_ state: WatchState, _ columns: Int, _ rows: Int, after seconds: Double = 9) -> [String] {
        let size = WatchScreen.Size(columns: columns, rows: rows)
        return WatchScreen(size: size, hasColors: false, timeZone: .gmt).lines(state, at: start + seconds)
    }

    /// Returns a user's ID in the form that a terminal with this many columns shows.
    private static func shown(_ number: Int, _ columns: Int) -> String {
        columns == 40 ? id(number).prefix(8) + "…" : id(number)
    }

    @Test("The rows fit the window, and the row that changed last is first", arguments: [3, 50, 700], [40, 80, 200])
    func fittingRows(_ count: Int, _ columns: Int) {
        let lines = Self.lines(Self.state(count, busy: 2), columns, 24)
        let idWidth = columns == 40 ? 9 : 36
        let message = [40: "", 80: "  On the pho…", 200: "  On the phone"][columns] ?? ""
        let title = "ID" + String(repeating: " ", count: idWidth) + "PRESENCE             CHANGED"
        let others = (1...count).filter { $0 != 2 }.prefix(count == 3 ? 2 : 20)
        let expected =
            ["\(count) users   12:00:09   connected", title + (columns == 40 ? "" : "   MESSAGE")]
            + ["\(Self.shown(2, columns))  Busy/InACall         12:00:05\(message)"]
            + others.map { "\(Self.shown($0, columns))  Available/Available  12:00:00" }
            + (count == 3 ? [] : ["… and \(count - 21) more"])
        #expect(lines == expected)
        #expect(lines.allSatisfy { DisplayWidth.columns(of: $0) <= columns })
    }

    @Test("The presences that changed last are listed first, and the others keep their order", arguments: 0...6)
    func order(_ count: Int) {
        var state = Self.state(5, busy: 2)
        for (number, seconds) in [(4, 7.0), (5, 5), (1, 9)] {
            let change = Self.presence(number, .away)
            state.apply(PresenceWatch.TimedEvent(.change(change), at: Self.start + seconds))
        }
        #expect(state.newest(count).map(\.id) == [1, 4, 2, 5, 3].prefix(count).map(Self.id))
    }

    @Test("A small window shows what fits", arguments: [1, 2, 3, 4, 20, 39], [1, 2, 3, 5])
    func smallWindows(_ columns: Int, _ rows: Int) {
        let lines = Self.lines(Self.state(50, busy: 2), columns, rows)
        #expect(lines.count == rows)
        #expect(lines.allSatisfy { DisplayWidth.columns(of: $0) <= columns }, "\(lines)")
    }

    @Test("Names have a separate column and replace IDs in a narrow window")
    func names() {
        let names = [Self.id(1): "Adele Vance", Self.id(2): "李雷"]
        let state = Self.state(2, busy: 2, names: names)
        #expect(
            Self.lines(state, 40, 24) == [
                "2 users   12:00:09   connected", "NAME       PRESENCE             CHANGED",
                "李雷       Busy/InACall         12:00:05", "Adele Va…  Available/Available  12:00:00",
            ]
        )
        #expect(
            Self.lines(state, 100, 24) == [
                "2 users   12:00:09   connected",
                "NAME         ID                                    PRESENCE             CHANGED   MESSAGE",
                "李雷         \(Self.id(2))  Busy/InACall         12:00:05  On the phone",
                "Adele Vance  \(Self.id(1))  Available/Available  12:00:00",
            ]
        )
    }

    @Test("A gap has a separate line, and the rows are dimmed until the service responds")
    func gaps() {
        var state = Self.state(2, busy: 2)
        let error = GraphError(
            kind: .transport,
            operation: GraphOperation(method: .post, pathTemplate: "/communications/getPresencesByUserId"),
            message: "no response was received"
        )
        state.apply(PresenceWatch.TimedEvent(.gap(error), at: Self.start + 20))
        state.apply(PresenceWatch.TimedEvent(.gap(error), at: Self.start + 30))
        #expect(
            Self.lines(state, 80, 24, after: 40) == [
                "2 users   12:00:40   interrupted since 12:00:20",
                "ID                                    PRESENCE             CHANGED   MESSAGE",
                "\u{1B}[2m\(Self.id(2))  Busy/InACall         12:00:05  On the pho…\u{1B}[0m",
                "\u{1B}[2m\(Self.id(1))  Available/Available  12:00:00\u{1B}[0m",
                "POST /communications/getPresencesByUserId: no response was received",
            ]
        )
        #expect(Self.lines(state, 40, 24).last == "POST /communications/getPresencesByUser…")
        state.apply(PresenceWatch.TimedEvent(.resumed, at: Self.start + 45))
        #expect(Self.lines(state, 80, 24, after: 50)[0] == "2 users   12:00:50   connected")
        #expect(Self.lines(state, 80, 24).count == 4)
    }

    @Test("A watch without a response shows that it is connecting, and a change on another day is shown with its date")
    func connectingAndDate() {
        #expect(Self.lines(WatchState(ids: []), 80, 24)[0] == "1 user   12:00:09   connecting")
        let nextDay = Self.lines(Self.state(1, busy: 1), 80, 24, after: 86_400)
        #expect(nextDay[2].hasSuffix("Busy/InACall  11-25     On the phone"))
    }

    @Test("Presences are colored unless colors are turned off")
    func colors() {
        let size = WatchScreen.Size(columns: 80, rows: 24)
        let lines = WatchScreen(size: size, hasColors: true, timeZone: .gmt).lines(
            Self.state(1, busy: 1),
            at: Self.start
        )
        #expect(lines[2] == "\(Self.id(1))  \u{1B}[31mBusy/InACall\u{1B}[0m  12:00:05  On the phone")
    }

    @Test("Only changed lines are drawn again")
    func changedLines() {
        var painter = ScreenPainter()
        #expect(
            painter.text(for: ["a", "b"], isComplete: true)
                == "\u{1B}[H\u{1B}[2J\u{1B}[1;1H\u{1B}[2Ka\u{1B}[2;1H\u{1B}[2Kb"
        )
        #expect(painter.text(for: ["a", "b"], isComplete: false) == "")
        #expect(painter.text(for: ["a", "c"], isComplete: false) == "\u{1B}[2;1H\u{1B}[2Kc")
        #expect(painter.text(for: ["a"], isComplete: false) == "\u{1B}[2;1H\u{1B}[2K")
    }

    @Test(
        "The width of a text is the number of terminal columns that it occupies",
        arguments: [
            ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("李雷", 4), ("👍🏽", 2), ("👨‍👩‍👧", 2), ("✈️", 2), ("שלום", 4),
            ("한국", 4), ("Ａ", 2), ("…", 1), ("\u{1112}\u{1161}\u{11AB}", 2), ("☝🏽", 2), ("❤️‍🔥", 2), ("🇩🇪", 2),
            ("a\u{200B}", 1),
            // Spacing marks, the parts of a conjunct, the soft hyphen, and a sign that encloses a number are visible.
            ("की", 2), ("கி", 2), ("हिन्दी", 5), ("க்ஷ", 2), ("a\u{AD}", 2), ("\u{600}1", 2),
            ("a" + String(repeating: "\u{903}", count: 300), 301), (String(repeating: "\u{AD}", count: 300), 300),
        ]
    )
    func displayWidth(_ text: String, _ width: Int) {
        #expect(DisplayWidth.columns(of: text) == width)
        #expect(DisplayWidth.columns(of: DisplayWidth.fit(text, 3)) == 3)
    }

    @Test("Automatic line breaks are turned off while the screen is shown")
    func lineBreaks() {
        #expect(ScreenPainter.enter == "\u{1B}[?1049h\u{1B}[?25l\u{1B}[?7l")
        #expect(ScreenPainter.leave == "\u{1B}[?7h\u{1B}[?25h\u{1B}[?1049l")
    }
}
