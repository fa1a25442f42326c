// SPDX-License-Identifier: MIT

extension SchemaReader {
    mutating func readEnum(_ member: JSONMember) -> EnumDescription? {
        guard let object = object(member.node, .enumeration) else { return nil }
        let members = object["members"].flatMap { nonEmptyArray($0) { $0.readMember($1) } }
        let description = object["description"].flatMap { text($0) }
        let swiftName = object["swiftName"].flatMap { text($0) }
        let documentation = object["documentation"].flatMap { text($0) }
        let standalone = object["standalone"].flatMap { bool($0) }
        let flags = object["flags"].flatMap { bool($0) }
        guard let members else { return nil }
        return EnumDescription(
            name: member.key,
            swiftName: swiftName,
            description: description?.value,
            documentation: documentation,
            standalone: standalone ?? false,
            isFlags: flags ?? false,
            members: members
        )
    }

    private mutating func readMember(_ node: JSONNode) -> EnumDescription.Member? {
        guard let object = object(node, .member) else { return nil }
        let value = object["value"].flatMap { text($0) }
        let swiftName = object["swiftName"].flatMap { text($0) }
        let description = object["description"].flatMap { text($0) }
        guard let value else { return nil }
        return EnumDescription.Member(value: value, swiftName: swiftName, description: description?.value)
    }

    mutating func readType(_ member: JSONMember) -> TypeDescription? {
        guard let object = object(member.node, .type) else { return nil }
        let description = object["description"].flatMap { text($0) }
        let swiftName = object["swiftName"].flatMap { text($0) }
        let documentation = object["documentation"].flatMap { text($0) }
        let standalone = object["standalone"].flatMap { bool($0) }
        let properties = readable(object["properties"]) { $0.readProperty($1, .property) }
        return TypeDescription(
            name: member.key,
            swiftName: swiftName,
            description: description?.value,
            documentation: documentation,
            standalone: standalone ?? false,
            properties: properties
        )
    }

    /// Reads a property of a type or a parameter of an action.
    mutating func readProperty(_ member: JSONMember, _ kind: ObjectKind) -> PropertyDescription? {
        guard let object = object(member.node, kind) else { return nil }
        let type = object["type"].flatMap { text($0) }
        let description = object["description"].flatMap { text($0) }
        let swiftName = object["swiftName"].flatMap { text($0) }
        let nullable = object["nullable"].flatMap { bool($0) }
        let key = object["key"].flatMap { node in bool(node).map { Located($0, at: node.location) } }
        let required = object["required"].flatMap { bool($0) }
        let readOnly = object["readOnly"].flatMap { bool($0) }
        let sensitive = object["sensitive"].flatMap { node in bool(node).map { Located($0, at: node.location) } }
        let defaultValue = object["default"].flatMap { text($0) }
        let constraints = readConstraints(of: member.key.value, object)
        guard let type else { return nil }
        return PropertyDescription(
            name: member.key,
            swiftName: swiftName,
            type: type,
            nullable: nullable ?? true,
            key: key,
            canBeLeftOut: kind == .property,
            required: required ?? false,
            readOnly: readOnly ?? false,
            sensitive: sensitive,
            description: description?.value,
            defaultValue: defaultValue,
            constraints: constraints
        )
    }

    private mutating func readConstraints(of name: String, _ object: [String: JSONNode]) -> Constraints {
        Constraints(
            minLength: object["minLength"].flatMap { integer($0) },
            maxLength: object["maxLength"].flatMap { integer($0) },
            minItems: object["minItems"].flatMap { integer($0) },
            maxItems: object["maxItems"].flatMap { integer($0) },
            minimum: readRangeLimit("minimum", of: name, object),
            maximum: readRangeLimit("maximum", of: name, object),
            allowedValues: object["allowedValues"].flatMap { nonEmptyArray($0) { $0.text($1) } }
        )
    }

    /// Reads a minimum or maximum duration. A number is probably meant as the limit of a number, which the format does not have.
    private mutating func readRangeLimit(
        _ key: String,
        of name: String,
        _ object: [String: JSONNode]
    ) -> Located<String>? {
        guard let node = object[key] else { return nil }
        guard case .number = node.value, case .string(let type)? = object["type"]?.value, type != "Edm.Duration" else {
            return text(node)
        }
        diagnostics.report(
            .misplacedConstraint,
            "'\(key)' applies only to a duration; the type of '\(name)' is '\(type)'",
            at: node.location
        )
        return nil
    }
}
