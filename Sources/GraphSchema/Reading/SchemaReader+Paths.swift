// SPDX-License-Identifier: MIT

extension SchemaReader {
    mutating func readPath(_ member: JSONMember) -> PathDescription? {
        guard let object = object(member.node, .path) else { return nil }
        let description = object["description"].flatMap { text($0) }
        let resource = object["resource"].flatMap { text($0) }
        let parameters = members(object["parameters"]).compactMap { readPathParameter($0) }
        for key in ["methods", "actions"] {
            // A path whose operations cannot be read does not lack operations.
            guard let node = object[key] else { continue }
            if case .object = node.value { continue }
            unreadableNames.insert(member.key.value)
        }
        let methods = members(object["methods"]).compactMap { readUse($0) }
        let actions = members(object["actions"]).compactMap { readUse($0) }
        return PathDescription(
            template: member.key,
            resource: resource,
            description: description?.value,
            parameters: parameters,
            methods: methods,
            actions: actions
        )
    }

    private mutating func readPathParameter(_ member: JSONMember) -> (name: Located<String>, description: String)? {
        guard let object = object(member.node, .pathParameter) else { return nil }
        return object["description"].flatMap { text($0) }.map { (name: member.key, description: $0.value) }
    }

    private mutating func readUse(_ member: JSONMember) -> OperationUse? {
        guard let object = object(member.node, .pathOperation) else { return nil }
        return OperationUse(
            name: member.key,
            documentation: object["documentation"].flatMap { readDocumentation($0) },
            permissions: object["permissions"].flatMap { readPermissions($0) },
            clouds: object["clouds"].flatMap { readClouds($0) },
            notes: object["notes"].flatMap { readNotes($0) }
        )
    }
}
