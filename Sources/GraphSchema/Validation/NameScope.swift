// SPDX-License-Identifier: MIT

/// Swift names that must be different from one another.
struct NameScope {
    private let reserved: [Set<String>]
    private let isOfTypes: Bool
    private var declared: [String: (owner: String, location: SourceLocation)] = [:]

    /// Creates a scope without names.
    ///
    /// - Parameters:
    ///   - reserved: Names that no declaration in the scope can have.
    ///   - isOfTypes: Whether the names are type names. A type name must start with an uppercase letter, because a
    ///     lowercase name could hide a local name in generated code.
    init(reserved: [Set<String>], isOfTypes: Bool = false) {
        // The sets are separate, because a union would copy the names of all types for each type.
        self.reserved = reserved + [ReservedNames.everywhere]
        self.isOfTypes = isOfTypes
    }

    /// Adds the Swift names of a declaration, or reports why a name cannot be used.
    ///
    /// Only the first problem is reported, because names that are derived from the same schema name have the same
    /// problem.
    ///
    /// - Parameters:
    ///   - names: The Swift names to add.
    ///   - owner: The kind of declaration in the terms of the schema, for example "an enum".
    ///   - location: The position of the name in the schema.
    ///   - fix: The remedy to suggest to the author of the schema for a name that no declaration can have.
    ///   - clashFix: The remedy to suggest for a name that two declarations share. The default is the value of `fix`.
    ///   - isGiven: Whether the schema specifies the names with 'swiftName'. The default is `false`.
    ///   - diagnostics: Receives the problem.
    /// - Returns: Whether all names can be used.
    @discardableResult mutating func declare(
        _ names: String...,
        for owner: String,
        at location: SourceLocation,
        fix: String = "give it another name with 'swiftName'",
        clashFix: String? = nil,
        isGiven: Bool = false,
        into diagnostics: inout Diagnostics
    ) -> Bool {
        declare(names, for: owner, at: location, fix: fix, clashFix: clashFix, isGiven: isGiven, into: &diagnostics)
    }

    /// Adds the Swift names of a declaration, or reports why a name cannot be used.
    @discardableResult mutating func declare(
        _ names: [String],
        for owner: String,
        at location: SourceLocation,
        fix: String = "give it another name with 'swiftName'",
        clashFix: String? = nil,
        isGiven: Bool = false,
        into diagnostics: inout Diagnostics
    ) -> Bool {
        var problem: Diagnostic?
        for name in names {
            if let found = self.problem(with: name, of: owner, at: location, fix, clashFix ?? fix, isGiven: isGiven) {
                problem = problem ?? found
            } else {
                declared[name] = (owner, location)
            }
        }
        if let problem { diagnostics.report(problem) }
        return problem == nil
    }

    private func problem(
        with name: String,
        of owner: String,
        at location: SourceLocation,
        _ fix: String,
        _ clashFix: String,
        isGiven: Bool
    ) -> Diagnostic? {
        guard SwiftIdentifier.isValid(name) else {
            return Diagnostic(
                .notAnIdentifier,
                "'\(name)' is not a valid Swift name for \(owner)",
                at: location,
                note: isGiven ? "use letters, digits, and '_', and start with a letter" : fix
            )
        }
        if isOfTypes, name.first?.isLowercase == true {
            return Diagnostic(
                .nameClash,
                "'\(name)' is not a valid Swift name for \(owner); it must start with an uppercase letter",
                at: location,
                note: isGiven ? nil : fix
            )
        }
        if reserved.contains(where: { $0.contains(name) }) {
            return Diagnostic(
                .nameClash,
                "'\(name)' cannot be the Swift name of \(owner), because generated code uses it",
                at: location,
                note: fix
            )
        }
        guard let first = declared[name] else { return nil }
        let other = first.owner == owner ? "another one" : first.owner
        return Diagnostic(
            .nameClash,
            "\(owner) has the same Swift name as \(other), '\(name)'; \(clashFix)",
            at: location,
            note: "the other name is here",
            noteAt: first.location
        )
    }
}
