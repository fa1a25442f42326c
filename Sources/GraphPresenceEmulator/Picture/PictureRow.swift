// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// A row of a picture: a label with bars below it.
struct PictureRow {
    /// A bar.
    struct Bar {
        let start: Date
        let end: Date
        let tone: PictureTone
        /// The full name of the state.
        var name: String { labels.first ?? "" }
        /// The candidate labels of the bar, from the longest to the shortest. The first label that fits is shown.
        let labels: [String]
        /// Whether the bar's state has an effect.
        var hasEffect = true

        /// Creates a bar for a state that Graph returns.
        init(_ segment: TimelineSegment<PresenceState>) {
            self.init(segment, PictureTone(segment.value), segment.value.labels)
        }

        /// Creates a bar for a status that Teams shows.
        init(_ segment: TimelineSegment<PresenceStatus>) {
            self.init(segment, PictureTone(segment.value), [segment.value.label])
        }

        /// Creates a bar for a preferred presence.
        init(_ segment: TimelineSegment<PresenceTimeline.Preference>) {
            let labels = segment.value.state.labels
            let hasEffect = segment.value.hasEffect
            self.init(
                segment,
                PictureTone(segment.value.state),
                hasEffect ? labels : ["\(labels[0]), no effect", "no effect"]
            )
            self.hasEffect = hasEffect
        }

        private init<Value>(_ segment: TimelineSegment<Value>, _ tone: PictureTone, _ labels: [String]) {
            start = segment.start
            end = segment.end
            self.tone = tone
            self.labels = labels
        }
    }

    /// A label after the end of a bar.
    struct End {
        let instant: Date
        let text: String
    }

    let label: String
    /// A remark at the end of the label's line; `nil` if there is no remark.
    var remark: String?
    let bars: [Bar]
    var marks: [Date] = []
    var ends: [End] = []
}

extension PictureRow {
    /// The maximum number of sessions in a picture.
    static let maximumSessionCount = 12

    /// Returns the rows for a timeline.
    static func rows(of timeline: PresenceTimeline) -> [PictureRow] {
        let preferences = timeline.preferences.map(Bar.init)
        // The longest-lasting sessions are shown, because they determine the presence now and later.
        let sessions = timeline.sessions.enumerated()
            .sorted {
                ($0.element.segments.last?.end ?? .distantPast) > ($1.element.segments.last?.end ?? .distantPast)
            }
            .prefix(maximumSessionCount).sorted { $0.offset < $1.offset }.map(\.element)
        var rows = preferences.isEmpty ? [] : [PictureRow(label: "Preferred presence", bars: preferences)]
        rows += sessions.map { PictureRow($0, now: timeline.now) }
        let count = timeline.sessions.count - sessions.count
        if count > 0 { rows.append(PictureRow(label: "… and \(count) more session\(count == 1 ? "" : "s")", bars: [])) }
        rows.append(PictureRow(label: "Graph returns", bars: timeline.states.map(Bar.init)))
        rows.append(PictureRow(label: "Teams shows", bars: timeline.statuses.map(Bar.init)))
        return rows
    }

    private init(_ session: TimelineSession, now: Date?) {
        let count = session.renewals.count
        let removal: String
        switch session.owner {
        case .application(let id):
            label = "Application \(id)"
            removal = "cleared"
        case .teamsClient(let id):
            label = "Teams client \(id)"
            removal = "signed out"
        }
        remark = count == 0 ? nil : count == 1 ? "renewed once" : "renewed \(count) times"
        bars = session.segments.map(Bar.init)
        marks = session.renewals
        ends = session.ends.map { end in
            switch end {
            case .expiration(let instant):
                End(instant: instant, text: now.map { instant <= $0 } == true ? "expired" : "expires")
            case .removal(let instant): End(instant: instant, text: removal)
            }
        }
    }
}

extension PresenceState {
    /// The labels for the state, from the longest to the shortest.
    fileprivate var labels: [String] {
        availability.rawValue == activity.rawValue ? [availability.rawValue] : [description, activity.rawValue]
    }
}

extension PresenceStatus {
    /// The status in words, for example "In a call".
    fileprivate var label: String {
        let words = rawValue.map { $0.isUppercase ? " \($0.lowercased())" : "\($0)" }.joined()
        return words.prefix(1).uppercased() + words.dropFirst()
    }
}
