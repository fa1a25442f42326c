/// A set of Swift names that have to differ from one another.
struct NameScope {
    private let reserved: Set<String>
    private var declared: [String: SourceLocation] = [:]

    init(reserved: Set<String>) {
        self.reserved = reserved.union(ReservedNames.everywhere)
    }

    /// Adds a name, or reports why it cannot be used.
    mutating func declare(
        _ name: String,
        for what: String,
        at location: SourceLocation,
        fix: String = "give it another name with 'swiftName'",
        into diagnostics: inout Diagnostics
    ) {
        guard SwiftIdentifier.isValid(name) else {
            diagnostics.report(
                .notAnIdentifier,
                "'\(name)' is no Swift identifier (\(what))",
                at: location,
                note: fix
            )
            return
        }
        if reserved.contains(name) {
            diagnostics.report(
                .nameClash,
                "'\(name)' is taken by something that generated code uses (\(what))",
                at: location,
                note: fix
            )
        } else if let first = declared[name] {
            diagnostics.report(
                .nameClash,
                "'\(name)' is declared twice (\(what))",
                at: location,
                note: "it is declared here first",
                noteAt: first
            )
        } else {
            declared[name] = location
        }
    }
}
