// SPDX-License-Identifier: MIT

/// The rules that a command line selects.
struct Selection {
    /// A Boolean value that indicates whether to list the rules instead of comparing them.
    let lists: Bool
    private let includesWaiting: Bool
    private let names: Set<String>

    /// An error in the command line.
    struct Problem: Error {
        let text: String
    }

    /// Creates a selection from command-line arguments.
    ///
    /// - Throws: ``Problem`` if an option or a rule name is unknown.
    init(_ arguments: [String]) throws(Problem) {
        var (lists, includesWaiting, names) = (false, false, Set<String>())
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            switch argument {
            case "--list": lists = true
            case "--all": includesWaiting = true
            case "--rule":
                guard let name = rest.popFirst() else { throw Problem(text: "the value of '--rule' is missing") }
                guard Rule.all.contains(where: { $0.name == name }) else {
                    let known = Rule.all.map(\.name).joined(separator: ", ")
                    throw Problem(text: "there is no rule '\(name)'; the rules are \(known)")
                }
                names.insert(name)
            default: throw Problem(text: "there is no option '\(argument)'; use --all, --rule, --list, or --help")
            }
        }
        (self.lists, self.includesWaiting, self.names) = (lists, includesWaiting, names)
    }

    /// Returns the selected rules that can be compared for the given user.
    func rules(for user: Side.User) -> [Rule] {
        let isSignedIn = if case .me = user { true } else { false }
        return Rule.all.filter { rule in
            guard isSignedIn || !rule.requiresSignedInUser else { return false }
            return names.isEmpty ? includesWaiting || lists || rule.duration == .zero : names.contains(rule.name)
        }
    }
}
