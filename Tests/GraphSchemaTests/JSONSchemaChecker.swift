// SPDX-License-Identifier: MIT

import Foundation

/// A validator for the part of JSON Schema (2020-12) that `graph-client.schema.json` uses. The validator throws an
/// error for every other keyword so that no keyword is ignored.
struct JSONSchemaChecker {
    struct UnknownKeyword: Error {
        let keyword: String
    }

    private let root: [String: Any]

    init(_ root: [String: Any]) {
        self.root = root
    }

    /// Returns the positions in the value that do not match, for example `/client/access: enum`.
    func problems(of value: Any) throws -> [String] {
        try problems(of: value, root, at: "")
    }

    private func problems(of value: Any, _ schema: [String: Any], at path: String) throws -> [String] {
        var found: [String] = []
        for (keyword, rule) in schema {
            switch keyword {
            case "$schema", "$defs", "title", "description", "default": break
            case "$ref": found += try problems(of: value, definition(rule), at: path)
            case "oneOf":
                let matching = try schemas(rule).filter { try problems(of: value, $0, at: path).isEmpty }
                if matching.count != 1 { found.append("\(path): oneOf") }
            default:
                found += try keywordProblems(of: value, keyword, rule, schema, at: path)
            }
        }
        return found
    }

    private func keywordProblems(
        of value: Any,
        _ keyword: String,
        _ rule: Any,
        _ schema: [String: Any],
        at path: String
    ) throws -> [String] {
        let object = value as? [String: Any]
        let array = value as? [Any]
        let text = value as? String
        var isValid = true
        switch keyword {
        case "type": isValid = isType(value, rule as? String ?? "")
        case "const": isValid = (value as? NSObject) == (rule as? NSObject)
        case "enum": isValid = (rule as? [String] ?? []).contains { $0 == text }
        case "pattern": isValid = try text.map { try matches($0, rule as? String ?? "") } ?? true
        case "minLength": isValid = text.map { $0.count >= (rule as? Int ?? 0) } ?? true
        case "minimum": isValid = (value as? NSNumber).map { $0.intValue >= (rule as? Int ?? 0) } ?? true
        case "minItems": isValid = array.map { $0.count >= (rule as? Int ?? 0) } ?? true
        case "uniqueItems": isValid = array.map { Set($0.compactMap { $0 as? String }).count == $0.count } ?? true
        case "required":
            isValid = object.map { object in (rule as? [String] ?? []).allSatisfy { object[$0] != nil } } ?? true
        case "items":
            return try (array ?? []).enumerated().flatMap { index, element in
                try problems(of: element, rule as? [String: Any] ?? [:], at: "\(path)/\(index)")
            }
        case "properties":
            return try (rule as? [String: [String: Any]] ?? [:]).flatMap { key, schema in
                try object?[key].map { try problems(of: $0, schema, at: "\(path)/\(key)") } ?? []
            }
        case "propertyNames":
            return try (object ?? [:]).keys.flatMap {
                try problems(of: $0, rule as? [String: Any] ?? [:], at: "\(path)/\($0)")
            }
        case "additionalProperties":
            let known = (schema["properties"] as? [String: Any] ?? [:]).keys
            return try (object ?? [:]).filter { !known.contains($0.key) }.flatMap { key, member in
                if rule as? Bool == false { return ["\(path)/\(key): additionalProperties"] }
                return try problems(of: member, rule as? [String: Any] ?? [:], at: "\(path)/\(key)")
            }
        default: throw UnknownKeyword(keyword: keyword)
        }
        return isValid ? [] : ["\(path): \(keyword)"]
    }

    private func isType(_ value: Any, _ type: String) -> Bool {
        let isBoolean = value is Bool && "\(Swift.type(of: value))".contains("Bool")
        return switch type {
        case "object": value is [String: Any]
        case "array": value is [Any]
        case "string": value is String
        case "boolean": isBoolean
        case "integer": !isBoolean && (value as? NSNumber).map { $0.doubleValue.rounded() == $0.doubleValue } ?? false
        case "null": value is NSNull
        default: false
        }
    }

    private func matches(_ text: String, _ pattern: String) throws -> Bool {
        let expression = try NSRegularExpression(pattern: pattern)
        return expression.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
    }

    private func definition(_ reference: Any) throws -> [String: Any] {
        let name = (reference as? String ?? "").replacingOccurrences(of: "#/$defs/", with: "")
        guard let found = (root["$defs"] as? [String: Any])?[name] as? [String: Any] else {
            throw UnknownKeyword(keyword: "\(reference)")
        }
        return found
    }

    private func schemas(_ rule: Any) -> [[String: Any]] { rule as? [[String: Any]] ?? [] }
}
