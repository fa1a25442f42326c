// SPDX-License-Identifier: MIT

/// A change to a generated client, described as a Markdown list item.
struct Change: Hashable, Sendable {
    /// The impact of a change on apps that use the client, in the order of the report.
    enum Impact: String, CaseIterable, Sendable {
        /// Code that uses the declaration may not compile.
        case breaking = "Breaking"
        /// The compiler warns about code that uses the declaration.
        case deprecated = "Deprecated"
        /// A declaration, or a way to call a declaration, is new.
        case added = "Added"
        /// The same code still compiles, but requests or their results differ.
        case behavior = "Changed behavior"
        /// The permissions or the clouds for an operation differ.
        case requirements = "Permissions and clouds"
    }

    let impact: Impact
    /// A description of the change, on one line of Markdown.
    let text: String
}
