// SPDX-License-Identifier: MIT

/// The rule that no generated type has a name that apps need for another type.
///
/// A violation is a warning, because a client with such a name is valid and the service may define the name.
struct CommonNameRule: ValidationRule {
    func check(_ document: SchemaDocument, into diagnostics: inout Diagnostics) {
        let client = document.client.name
        report(client.value, "give the client another name", at: client.location, into: &diagnostics)
        let fix = "give it another name with 'swiftName'"
        for item in document.enums { report(item.swiftTypeName, fix, at: item.nameLocation, into: &diagnostics) }
        for item in document.types { report(item.swiftTypeName, fix, at: item.nameLocation, into: &diagnostics) }
        for name in document.actions.compactMap(\.combinations?.swiftName) {
            report(name.value, "specify another 'swiftName'", at: name.location, into: &diagnostics)
        }
    }

    private func report(_ name: String, _ fix: String, at location: SourceLocation, into diagnostics: inout Diagnostics)
    {
        guard let owner = CommonNames.owner(of: name) else { return }
        diagnostics.report(
            .commonName,
            "'\(name)' is also a type of \(owner), which files that import the client then cannot use by this name",
            at: location,
            note: fix
        )
    }
}
