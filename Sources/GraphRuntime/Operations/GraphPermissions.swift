/// The permissions that allow an operation, the least privileged first; an empty list means not supported.
public struct GraphPermissions: CustomStringConvertible, Hashable, Sendable {
    /// For a signed-in user with a work or school account.
    public var delegatedWork: [String]
    /// For a signed-in user with a personal Microsoft account.
    public var delegatedPersonal: [String]
    /// For an application without a user.
    public var application: [String]

    /// The permissions that allow an operation.
    ///
    /// - Parameters:
    ///   - delegatedWork: For a signed-in user with a work or school account. Default: not supported.
    ///   - delegatedPersonal: For a signed-in user with a personal Microsoft account. Default: not supported.
    ///   - application: For an application without a user. Default: not supported.
    public init(delegatedWork: [String] = [], delegatedPersonal: [String] = [], application: [String] = []) {
        self.delegatedWork = delegatedWork
        self.delegatedPersonal = delegatedPersonal
        self.application = application
    }

    /// The least privileged permission of each kind of caller.
    public var description: String {
        func text(_ caller: String, _ names: [String]) -> String { "\(caller) \(names.first ?? "not supported")" }
        var parts = [text("delegated", delegatedWork), text("application", application)]
        if !delegatedPersonal.isEmpty { parts.insert(text("personal account", delegatedPersonal), at: 1) }
        return parts.joined(separator: ", ")
    }
}
