// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

extension [ControlField] {
    /// Checks that a value is a JSON object with the described members.
    ///
    /// - Parameters:
    ///   - value: The value.
    ///   - document: The name of the outermost value in error messages. The default is "the body".
    ///   - path: The path from the outermost value to this value, for example `users[3].sessions[0]`; `nil` for the
    ///     outermost value. The default is `nil`.
    /// - Throws: ``PresenceServiceError`` with status 400 and a message that contains the member's path and the allowed
    ///   values.
    func check(
        _ value: GraphJSONValue,
        in document: String = "the body",
        at path: String? = nil
    ) throws(PresenceServiceError) {
        let place = path.map { "'\($0)'" } ?? document
        guard case .object(let members) = value else { throw .invalid("\(place) must be a JSON object") }
        for name in members.keys.sorted() where !contains(where: { $0.name == name }) {
            let known = isEmpty ? "no members are allowed" : "use \(map { "'\($0.name)'" }.listed("or"))"
            throw .invalid("\(place) contains the unknown member '\(name.shortened)'; \(known)")
        }
        for field in self {
            let path = path.map { "\($0).\(field.name)" } ?? field.name
            guard let value = members[field.name], value != .null else {
                guard !field.isRequired else {
                    throw .invalid("'\(path)' is required and must be \(field.kind.text)")
                }
                continue
            }
            try field.kind.check(value, at: path)
        }
    }
}

extension ControlField {
    /// Checks the value of a query option. The value is `nil` if the percent-encoding of the option is not valid.
    func check(option text: String?) throws(PresenceServiceError) {
        let isInteger = if case .integer = kind { true } else { false }
        let value = text.flatMap { isInteger ? Int64($0).map { .integer($0) } : GraphJSONValue.string($0) }
        guard let value, kind.accepts(value) else {
            throw .invalid("the query option '\(name)' must be \(kind.text)")
        }
    }
}

extension ControlField.Kind {
    fileprivate func check(_ value: GraphJSONValue, at path: String) throws(PresenceServiceError) {
        switch (self, value) {
        case (.array(let kind), .array(let values)):
            for (index, value) in values.enumerated() { try kind.check(value, at: "\(path)[\(index)]") }
        case (.object(let fields), .object): try fields.check(value, at: path)
        default:
            guard accepts(value) else { throw .invalid("'\(path)' must be \(text)") }
        }
    }

    fileprivate func accepts(_ value: GraphJSONValue) -> Bool {
        switch (self, value) {
        case (.any, _), (.string, .string), (.boolean, .bool): true
        case (.userID, .string(let text)): text.isGUID
        case (.integer(let range), .integer(let number)): Int(exactly: number).map(range.contains) ?? false
        case (.number(let range), .integer(let number)): range.contains(Double(number))
        case (.number(let range), .double(let number)): range.contains(number)
        case (.duration, .string(let text)): GraphDuration(text).duration.map { $0 >= .zero } ?? false
        case (.instant, .string(let text)):
            GraphDateTimeOffset(text).date.map { $0 < PresenceRules.endOfTime } ?? false
        case (.choice(let names), .string(let text)): names.contains(text)
        default: false
        }
    }

    /// A description of the allowed values, for example "a non-negative duration, for example PT5M".
    var text: String {
        switch self {
        case .string: "a string"
        case .userID: "an object ID (a GUID)"
        case .integer(let range):
            range.upperBound == .max
                ? "an integer greater than or equal to \(range.lowerBound)"
                : "an integer from \(range.lowerBound) to \(range.upperBound)"
        case .number(let range): "a number from \(Self.text(range.lowerBound)) to \(Self.text(range.upperBound))"
        case .boolean: "true or false"
        case .duration: "a non-negative duration, for example PT5M"
        case .instant: "a date and time, for example 2026-01-31T12:00:00Z"
        case .choice(let names): names.map { "'\($0)'" }.listed("or")
        case .object: "an object"
        case .any: "a JSON value"
        case .array: "an array"
        }
    }

    private static func text(_ number: Double) -> String {
        Int(exactly: number).map(String.init) ?? String(number)
    }
}
