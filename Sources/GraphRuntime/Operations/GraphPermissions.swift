// SPDX-License-Identifier: MIT

/// The permissions that allow an operation, starting with the least privileged. An empty list means that the operation
/// does not support the permission type.
public struct GraphPermissions: CustomStringConvertible, Hashable, Sendable {
    /// The delegated permissions for users with a work or school account.
    public var delegatedWork: [String]
    /// The delegated permissions for users with a personal Microsoft account.
    public var delegatedPersonal: [String]
    /// The application permissions.
    public var application: [String]

    /// Creates a set of permissions.
    ///
    /// - Parameters:
    ///   - delegatedWork: The delegated permissions for users with a work or school account. The default is empty.
    ///   - delegatedPersonal: The delegated permissions for users with a personal Microsoft account. The default is
    ///     empty.
    ///   - application: The application permissions. The default is empty.
    public init(delegatedWork: [String] = [], delegatedPersonal: [String] = [], application: [String] = []) {
        self.delegatedWork = delegatedWork
        self.delegatedPersonal = delegatedPersonal
        self.application = application
    }

    /// The least privileged permission of each type.
    public var description: String {
        func text(_ caller: String, _ names: [String]) -> String { "\(caller) \(names.first ?? "not supported")" }
        var parts = [text("delegated", delegatedWork), text("application", application)]
        if !delegatedPersonal.isEmpty { parts.insert(text("personal account", delegatedPersonal), at: 1) }
        return parts.joined(separator: ", ")
    }
}
