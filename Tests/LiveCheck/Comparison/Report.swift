// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// A report in Markdown. The report contains neither user IDs nor tokens, so it can be published.
struct Report {
    /// The name of the service that was compared, for example its host name.
    let service: String
    let date: Date
    let comparisons: [Comparison]
    /// The names of the rules that were not compared because they were not selected.
    let omitted: [String]

    private var differing: [Comparison] { comparisons.filter(\.differs) }
    private var obstructed: [Comparison] { comparisons.filter { $0.obstacle != nil } }

    /// The report as Markdown.
    var text: String {
        let agreeing = comparisons.filter { !$0.differs && $0.obstacle == nil }
        var lines = [
            "# The presence service compared with the emulator of \(GraphServiceClient.sdkVersion)", "",
            "\(service), \(ISO8601DateFormatter().string(from: date)). Rules that agree: \(agreeing.count), differ: \(differing.count), "
                + "could not be compared: \(obstructed.count), were omitted: \(omitted.count).",
        ]
        for comparison in differing {
            lines += ["", "## Differs: \(comparison.rule.name)", ""]
            lines += ["\(comparison.rule.text) (\(comparison.rule.source))", ""]
            lines += ["| step | emulator | service |", "| --- | --- | --- |"]
            lines += comparison.rows.map { row in
                let service = row.differs ? "**\(Self.cell(row.service))**" : Self.cell(row.service)
                return "| \(Self.cell(row.step)) | \(Self.cell(row.emulator)) | \(service) |"
            }
        }
        if !obstructed.isEmpty { lines += ["", "## Could not be compared", ""] }
        lines += obstructed.map { "* \($0.rule.name): \($0.obstacle ?? "")" }
        if !agreeing.isEmpty { lines += ["", "## Agree", ""] }
        lines += agreeing.map { "* \($0.rule.name): \($0.rule.text)" }
        if !omitted.isEmpty { lines += ["", "## Omitted", "", omitted.joined(separator: ", ")] }
        return lines.joined(separator: "\n")
    }

    /// Returns a list of the rules with their outcomes in the emulator.
    static func list(_ rules: [(rule: Rule, outcomes: [String])]) -> String {
        rules.map { rule, outcomes in
            let steps = zip(rule.steps, outcomes).map { "| \(cell($0.text)) | \(cell($1)) |" }
            let head = [
                "## \(rule.name)", "", "\(rule.text) (\(rule.source))", "", "| step | emulator |", "| --- | --- |",
            ]
            return (head + steps).joined(separator: "\n")
        }.joined(separator: "\n\n")
    }

    /// Returns text that cannot end a table cell, regardless of what the service returned.
    private static func cell(_ text: String) -> String {
        text.prefix(120).map { character in
            character == "|" ? "\\|" : character.isNewline ? " " : String(character)
        }.joined()
    }
}
