// SPDX-License-Identifier: MIT

import GraphPresence

/// The OpenAPI 3.1 document for the control API, which is generated from the routes.
enum OpenAPIDocument {
    private static let title = "Control API of the presence emulator"
    private static let purpose = "Reads and changes the emulator's state. The calls do not require an access token."
    private static let success = "The call succeeded."

    /// The members of an error object.
    private static let error: [ControlField] = [
        .required("code", "The error code."),
        .required("message", "A description of the problem and of what is allowed."),
        .required("innerError", .any, "The request ID and the date."),
    ]

    /// The path parameters, by placeholder name.
    private static let placeholders: [String: ControlField] = [
        "id": .required("id", .userID, "The object ID of the user."),
        "faultId": .required("faultId", .integer(1...(.max)), "The ID of the fault."),
        "subscriptionId": .required("subscriptionId", .userID, "The ID of the subscription."),
        "code": .required("code", "The code that the application shows to the user."),
    ]

    /// The descriptions that do not come from the routes.
    static let texts = [title, purpose, success] + error.map(\.text) + placeholders.values.map(\.text).sorted()

    /// The document as JSON.
    static let value: GraphJSONValue = [
        "openapi": "3.1.0",
        "info": [
            "title": .string(title),
            "version": .string(GraphServiceClient.sdkVersion),
            "description": .string(purpose),
        ],
        "paths": .object(
            Dictionary(grouping: ControlRoutes.all, by: \.fullPath).mapValues { routes in
                .object(
                    Dictionary(uniqueKeysWithValues: routes.map { ($0.method.lowercased(), operation($0)) })
                )
            }
        ),
        "components": [
            "schemas": [
                "Error": schema([
                    .required(
                        "error",
                        .object(error),
                        "The error."
                    )
                ])
            ]
        ],
    ]

    private static func operation(_ route: ControlRoute) -> GraphJSONValue {
        var members: [String: GraphJSONValue] = [
            "summary": .string(route.summary),
            "operationId": .string(operationID(route)),
            "responses": [
                "200": response(route.returns),
                "default": [
                    "description": "An error.",
                    "content": ["application/json": ["schema": ["$ref": "#/components/schemas/Error"]]],
                ],
            ],
        ]
        let parameters =
            route.placeholders.compactMap { placeholders[$0] }.map { parameter($0, "path") }
            + route.query.map { parameter($0, "query") }
        if !parameters.isEmpty { members["parameters"] = .array(parameters) }
        if !route.body.isEmpty {
            members["requestBody"] = [
                "required": .bool(route.requiresBody),
                "content": ["application/json": ["schema": schema(route.body, requires: route.requires)]],
            ]
        }
        return .object(members)
    }

    /// Returns an operation ID that consists of the route's method and the words in its path.
    private static func operationID(_ route: ControlRoute) -> String {
        let words = route.path.split { !$0.isLetter }.map { $0.prefix(1).uppercased() + $0.dropFirst() }
        return route.method.lowercased() + (words.isEmpty ? "Index" : words.joined())
    }

    private static func parameter(_ field: ControlField, _ place: String) -> GraphJSONValue {
        [
            "name": .string(field.name), "in": .string(place), "required": .bool(field.isRequired),
            "description": .string(field.text), "schema": .object(schema(field.kind)),
        ]
    }

    private static func response(_ returns: ControlRoute.Returns) -> GraphJSONValue {
        switch returns {
        case .nothing: ["description": .string(success)]
        case .json(let fields):
            [
                "description": .string(success),
                "content": ["application/json": ["schema": fields.isEmpty ? ["type": "object"] : schema(fields)]],
            ]
        case .content(let type):
            ["description": .string(success), "content": .object([type: ["schema": ["type": "string"]]])]
        }
    }

    private static func schema(_ fields: [ControlField], requires: ControlRoute.Requirement?) -> GraphJSONValue {
        guard let requires, case .object(var members) = schema(fields) else { return schema(fields) }
        func alternatives(_ names: [String]) -> GraphJSONValue {
            .array(names.map { ["required": [.string($0)]] })
        }
        switch requires {
        case .exactlyOne(let names): members["oneOf"] = alternatives(names)
        case .atLeastOne(let names): members["anyOf"] = alternatives(names)
        }
        return .object(members)
    }

    private static func schema(_ fields: [ControlField]) -> GraphJSONValue {
        let properties = fields.map { field -> (String, GraphJSONValue) in
            var members = schema(field.kind)
            members["description"] = .string(field.text)
            if let example = field.example { members["examples"] = [example] }
            return (field.name, .object(members))
        }
        var members: [String: GraphJSONValue] = [
            "type": "object", "properties": .object(Dictionary(uniqueKeysWithValues: properties)),
            "additionalProperties": false,
        ]
        let required = fields.filter(\.isRequired).map { GraphJSONValue.string($0.name) }
        if !required.isEmpty { members["required"] = .array(required) }
        return .object(members)
    }

    private static func schema(_ kind: ControlField.Kind) -> [String: GraphJSONValue] {
        switch kind {
        case .string: return ["type": "string"]
        case .userID: return ["type": "string", "format": "uuid"]
        case .integer(let range):
            var members: [String: GraphJSONValue] = ["type": "integer", "minimum": .integer(Int64(range.lowerBound))]
            if range.upperBound < .max { members["maximum"] = .integer(Int64(range.upperBound)) }
            return members
        case .number(let range):
            return ["type": "number", "minimum": .double(range.lowerBound), "maximum": .double(range.upperBound)]
        case .boolean: return ["type": "boolean"]
        case .duration: return ["type": "string", "format": "duration"]
        case .instant: return ["type": "string", "format": "date-time"]
        case .choice(let names): return ["type": "string", "enum": .array(names.map { .string($0) })]
        case .object(let fields):
            guard case .object(let members) = schema(fields) else { return [:] }
            return members
        case .any: return [:]
        case .array(let kind): return ["type": "array", "items": .object(schema(kind))]
        }
    }
}

extension ControlRoute {
    /// The names of the placeholders in the path template.
    var placeholders: [String] {
        path.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
    }
}
