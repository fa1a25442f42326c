// SPDX-License-Identifier: MIT

/// The kinds of JSON objects in a schema, and their keys. `Schema/graph-client.schema.json` lists the same keys for
/// editors.
package enum ObjectKind: String, CaseIterable, Sendable {
    case schema
    case client
    case enumeration = "enum"
    case member
    case type
    case property
    case parameter
    case method
    case action
    case combinations
    case combination
    case path
    case pathParameter
    case pathOperation
    case permissions

    /// The description of the kind in diagnostics.
    var title: String {
        switch self {
        case .schema: "the schema"
        case .client: "the client"
        case .enumeration: "an enum"
        case .member: "an enum member"
        case .type: "a type"
        case .property: "a property"
        case .parameter: "a parameter"
        case .method: "a method"
        case .action: "an action"
        case .combinations: "'supportedCombinations'"
        case .combination: "a combination"
        case .path: "a path"
        case .pathParameter: "a path parameter"
        case .pathOperation: "an operation of a path"
        case .permissions: "permissions"
        }
    }

    /// The keys that an object of this kind must have.
    package var requiredKeys: [String] {
        switch self {
        case .schema: ["formatVersion", "namespace", "version", "client", "paths"]
        case .client: ["name", "access", "description"]
        case .enumeration: ["members"]
        case .member: ["value"]
        case .type: ["properties"]
        case .property, .parameter: ["type"]
        case .method: ["method"]
        case .action: ["body"]
        case .combinations: ["parameters", "values"]
        case .combination: ["values"]
        case .path: []
        case .pathParameter: ["description"]
        case .pathOperation: []
        case .permissions: ["delegatedWork", "delegatedPersonal", "application"]
        }
    }

    /// The keys that an object of this kind may also have.
    package var optionalKeys: [String] {
        let facts = ["description", "documentation", "permissions", "clouds", "idempotent", "notes"]
        let constraints = ["minLength", "maxLength", "minItems", "maxItems", "minimum", "maximum", "allowedValues"]
        return switch self {
        case .schema: ["$schema", "enums", "types", "methods", "actions"]
        case .enumeration: ["description", "swiftName", "documentation", "standalone", "flags"]
        case .type: ["description", "swiftName", "documentation", "standalone"]
        case .member: ["swiftName", "description"]
        case .property:
            ["description", "swiftName", "nullable", "key", "required", "readOnly", "sensitive", "default"]
                + constraints
        case .parameter: ["description", "swiftName", "nullable", "required", "sensitive", "default"] + constraints
        case .method: facts + ["body", "returns", "deprecated", "treatsNotFoundAsSuccessOnRetry"]
        case .action:
            facts + [
                "parameters", "supportedCombinations", "returns", "deprecated", "treatsNotFoundAsSuccessOnRetry",
            ]
        case .combination: ["swiftName", "description", "defaults"]
        case .combinations: ["swiftName"]
        case .path: ["description", "resource", "parameters", "methods", "actions"]
        case .pathOperation: ["documentation", "permissions", "clouds", "notes"]
        case .client: ["sdkVersion"]
        case .pathParameter, .permissions: []
        }
    }

    /// The keys of every kind. The keys are computed only once, because a large schema has many objects.
    static let allKeys = Dictionary(
        uniqueKeysWithValues: allCases.map {
            ($0, (required: $0.requiredKeys, known: Set($0.requiredKeys + $0.optionalKeys)))
        }
    )
}
