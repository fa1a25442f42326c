// SPDX-License-Identifier: MIT

extension ClientChanges {
    /// The changes as Markdown for a changelog. Each kind of change has a section that contains a list item for each
    /// change.
    package var markdown: String {
        guard !changes.isEmpty else { return "The declarations and the requests of the client are unchanged.\n" }
        let texts = Dictionary(grouping: changes, by: \.impact)
        return Change.Impact.allCases.compactMap { impact in
            texts[impact].map { changes in
                "### \(impact.rawValue)\n\n" + changes.map { "* \($0.text).\n" }.joined()
            }
        }
        .joined(separator: "\n")
    }
}
