// SPDX-License-Identifier: MIT

/// A change to a generated client, as a list item in Markdown.
struct Change: Hashable, Sendable {
    /// The impact of a change on apps that use the client, in the order of the report.
    enum Impact: String, CaseIterable, Sendable {
        /// Code that uses the declaration may not compile.
        case breaking = "Breaking"
        /// The compiler warns where code uses the declaration.
        case deprecated = "Deprecated"
        /// A declaration or a way to call one is new.
        case added = "Added"
        /// The same code compiles, but requests or their results differ.
        case behavior = "Changed behavior"
        /// The permissions or the clouds of an operation differ.
        case requirements = "Permissions and clouds"
    }

    let impact: Impact
    /// The description of the change, which is one line of Markdown.
    let text: String
}
