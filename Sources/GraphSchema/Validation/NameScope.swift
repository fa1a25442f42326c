/// A set of Swift names that have to differ from one another.
struct NameScope {
    private let reserved: [Set<String>]
    private let isOfTypes: Bool
    private var declared: [String: SourceLocation] = [:]

    /// A set of names; those of types start with a capital, since a small one could hide a name in generated code.
    init(reserved: [Set<String>], isOfTypes: Bool = false) {
        // Not one set: that would be a copy of all type names for each type.
        self.reserved = reserved + [ReservedNames.everywhere]
        self.isOfTypes = isOfTypes
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
        if isOfTypes, name.first?.isLowercase == true {
            diagnostics.report(
                .nameClash,
                "'\(name)' starts with a small letter, as names inside generated code do (\(what))",
                at: location,
                note: fix
            )
        } else if reserved.contains(where: { $0.contains(name) }) {
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
