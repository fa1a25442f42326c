// SPDX-License-Identifier: MIT

extension SchemaReader {
    mutating func readMethod(_ member: JSONMember) -> OperationDescription? {
        guard let object = object(member.node, .method) else { return nil }
        let method = object["method"].flatMap { word($0, HTTPMethod.self, "supported HTTP method") }
        let body = object["body"].flatMap { text($0) }
        guard let method else { return nil }
        return readOperation(member.key, object, method: method, body: body.map { .type($0) } ?? .none)
    }

    mutating func readAction(_ member: JSONMember) -> OperationDescription? {
        guard let object = object(member.node, .action) else { return nil }
        let body = object["body"].flatMap { readActionBody($0) }
        let parameters = readable(object["parameters"]) { $0.readProperty($1, .parameter) }
        let combinations = object["supportedCombinations"].flatMap { readCombinations($0) }
        let expectedBody = parameters.isEmpty ? OperationDescription.Body.none : .parameters
        var action = readOperation(member.key, object, method: .post, body: body ?? expectedBody)
        action.parameters = parameters
        action.combinations = combinations
        action.isAction = true
        return action
    }

    private mutating func readOperation(
        _ name: Located<String>,
        _ object: [String: JSONNode],
        method: HTTPMethod,
        body: OperationDescription.Body
    ) -> OperationDescription {
        let description = object["description"].flatMap { text($0) }
        let documentation = object["documentation"].flatMap { readDocumentation($0) }
        let permissions = object["permissions"].flatMap { readPermissions($0) }
        let clouds = object["clouds"].flatMap { readClouds($0) }
        let notes = object["notes"].flatMap { readNotes($0) }
        let idempotent = object["idempotent"].flatMap { bool($0) }
        let treatsNotFoundAsSuccess = object["treatsNotFoundAsSuccessOnRetry"].flatMap { bool($0) }
        let deprecated = object["deprecated"].flatMap { text($0) }
        let returns = object["returns"].flatMap { text($0) }
        return OperationDescription(
            name: name,
            method: method,
            description: description?.value,
            body: body,
            returns: returns,
            facts: OperationFacts(
                documentation: documentation.flatMap { page in page.value.map { Located($0, at: page.location) } },
                permissions: permissions,
                clouds: clouds,
                notes: notes ?? []
            ),
            idempotent: idempotent,
            deprecated: deprecated,
            treatsNotFoundAsSuccessOnRetry: treatsNotFoundAsSuccess ?? false
        )
    }

    private mutating func readActionBody(_ node: JSONNode) -> OperationDescription.Body? {
        guard let body = string(node) else { return nil }
        switch body.value {
        case "object": return .parameters
        case "empty": return .empty
        case "none": return OperationDescription.Body.none
        default:
            unknownWord(body, "valid body for an action", ["object", "empty", "none"])
            return nil
        }
    }

    func isNull(_ node: JSONNode) -> Bool {
        if case .null = node.value { true } else { false }
    }

    /// Reads a link, or null if no page documents the operation.
    mutating func readDocumentation(_ node: JSONNode) -> Located<String?>? {
        if isNull(node) { return Located(nil, at: node.location) }
        return text(node).map { Located($0.value, at: $0.location) }
    }

    mutating func readPermissions(_ node: JSONNode) -> Permissions? {
        guard let object = object(node, .permissions) else { return nil }
        func names(_ key: String, _ reader: inout SchemaReader) -> [String]? {
            object[key].flatMap { node in
                let names = reader.array(node) { $0.text($1) }
                reader.checkPermissions(names ?? [])
                return names?.map(\.value)
            }
        }
        let delegatedWork = names("delegatedWork", &self)
        let delegatedPersonal = names("delegatedPersonal", &self)
        let application = names("application", &self)
        guard let delegatedWork, let delegatedPersonal, let application else { return nil }
        return Permissions(
            delegatedWork: delegatedWork,
            delegatedPersonal: delegatedPersonal,
            application: application
        )
    }

    private mutating func checkPermissions(_ names: [Located<String>]) {
        var seen: [String: SourceLocation] = [:]
        for name in names {
            if name.value.contains(where: \.isWhitespace) {
                diagnostics.report(
                    .invalidPermission,
                    "'\(name.value)' is not a valid permission; a permission contains no spaces, for example 'User.Read'",
                    at: name.location
                )
            } else if let first = seen.updateValue(name.location, forKey: name.value.lowercased()) {
                diagnostics.report(
                    .duplicateValue,
                    "the permission '\(name.value)' appears twice",
                    at: name.location,
                    note: "it appears here first",
                    noteAt: first
                )
            }
        }
    }

    mutating func readClouds(_ node: JSONNode) -> [Cloud]? {
        nonEmptyArray(node) { $0.word($1, Cloud.self, "valid cloud") }
    }

    mutating func readNotes(_ node: JSONNode) -> [String]? {
        array(node) { $0.text($1)?.value }
    }

    private mutating func readCombinations(_ node: JSONNode) -> CombinationSet? {
        guard let object = object(node, .combinations) else { return nil }
        let swiftName = object["swiftName"].flatMap { text($0) }
        let parameters = object["parameters"].flatMap { nonEmptyArray($0) { $0.text($1) } }
        let values = object["values"].flatMap { nonEmptyArray($0) { $0.readCombination($1) } }
        guard let parameters, let values else { return nil }
        return CombinationSet(swiftName: swiftName, parameters: parameters, values: values)
    }

    private mutating func readCombination(_ node: JSONNode) -> CombinationSet.Combination? {
        guard let object = object(node, .combination) else { return nil }
        let swiftName = object["swiftName"].flatMap { text($0) }
        let description = object["description"].flatMap { text($0) }
        return CombinationSet.Combination(
            location: node.location,
            swiftName: swiftName,
            description: description?.value,
            values: readAssignments(object["values"]),
            defaults: readAssignments(object["defaults"])
        )
    }

    private mutating func readAssignments(
        _ node: JSONNode?
    ) -> [(parameter: Located<String>, value: Located<String>)] {
        members(node).compactMap { member in
            text(member.node).map { (parameter: member.key, value: $0) }
        }
    }
}
