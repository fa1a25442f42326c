import GraphSchema

/// The paragraph that links to a documentation page; nil if there is none.
func link(_ page: String?) -> String? {
    page.map { "Documentation: <\($0)>" }
}

/// What every sending method may throw.
let thrownByCalls = "`GraphError`, or `CancellationError` if the task was cancelled."

extension OperationFacts {
    /// The permissions, the least privileged of each kind of caller first.
    var permissionText: String {
        func text(_ names: [String]) -> String {
            guard let least = names.first else { return "not supported" }
            let others = names.dropFirst().map { "`\($0)`" }.joined(separator: ", ")
            return "`\(least)`" + (others.isEmpty ? "" : " (or \(others))")
        }
        return "delegated \(text(permissions.delegatedWork)), "
            + "personal account \(text(permissions.delegatedPersonal)), "
            + "application \(text(permissions.application))"
    }

    /// The link to the documentation page, or that there is none.
    var documentationText: String {
        documentation.map { "Documentation: <\($0.value)>" } ?? "No documentation page lists this path."
    }

    /// What a caller should know, an item each.
    func items(_ request: String) -> [String] {
        [
            "Path: `\(request)`",
            "Permissions: \(permissionText).",
            "Clouds: \(clouds.map(\.rawValue).joined(separator: ", ")).",
            documentationText,
        ]
    }
}

extension SchemaDocument {
    /// Where an operation is offered, a path an item, with what holds there.
    func pathItems(of operation: OperationDescription) -> [String] {
        uses(of: operation).map { use in
            "`\(use.request)`: \(use.facts.permissionText); clouds \(use.facts.clouds.map(\.rawValue).joined(separator: ", ")). "
                + use.facts.documentationText
        }
    }
}
