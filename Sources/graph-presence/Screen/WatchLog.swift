// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphRuntime

/// A log of the events in a watch, for pipes and files. Each line contains the time of its event.
struct WatchLog {
    let format: OutputFormat
    /// The names of users, by lowercase ID.
    var names: [String: String] = [:]
    /// The middleware that stores the JSON of the presences; `nil` if the format is not JSON.
    var returned: ReturnedPresences?

    /// Returns the lines for an event; an empty array if the event concerns neither a presence nor a gap.
    func lines(_ event: PresenceWatch.TimedEvent) throws -> [String] {
        let time = event.time.formatted(.iso8601)
        switch event.event {
        case .snapshot(let presences): return try presences.map { try line($0, time) }
        case .change(let presence): return [try line(presence, time)]
        case .gap(let error):
            let text = error.localizedDescription
            let json = ErrorOutput.json(error, message: text)
            return [try line("gap", time, text: text, member: ("error", .object(json)))]
        case .resumed: return [try line("resumed", time)]
        case .unreadable: return []
        }
    }

    private func line(_ presence: Presence, _ time: String) throws -> String {
        switch format {
        case .json:
            let json = try returned?.json(of: presence)
            return try line("presence", time, member: ("presence", json ?? .null))
        case .tsv: return "\(time)\tpresence\t\(PresenceText.tsv([presence], names: names))"
        case .table: return "\(time)  \(PresenceText.table([presence], names: names))"
        }
    }

    private func line(
        _ event: String,
        _ time: String,
        text: String = "",
        member: (name: String, value: GraphJSONValue)? = nil
    ) throws -> String {
        switch format {
        case .json:
            var object: [String: GraphJSONValue] = ["event": .string(event), "time": .string(time)]
            if let member { object[member.name] = member.value }
            return try PresenceText.json(GraphJSONValue.object(object), pretty: false)
        case .tsv: return text.isEmpty ? "\(time)\t\(event)" : "\(time)\t\(event)\t\(text.onOneLine)"
        case .table: return text.isEmpty ? "\(time)  \(event)" : "\(time)  \(event)  \(text.onOneLine)"
        }
    }
}
