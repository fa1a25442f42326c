// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// A member of a JSON object that the control API accepts or returns.
///
/// The description is used to validate request bodies, to write error messages, and to generate the OpenAPI document.
struct ControlField: Sendable {
    /// The JSON type of a value, with its format, range, or choices.
    indirect enum Kind: Sendable {
        case string
        /// An object ID, which is a GUID.
        case userID
        case integer(ClosedRange<Int>)
        case number(ClosedRange<Double>)
        case boolean
        /// An ISO 8601 duration.
        case duration
        /// An ISO 8601 date and time with a time zone.
        case instant
        case choice([String])
        case object([ControlField])
        /// Any JSON value, for example an object whose members are not described.
        case any
        case array(Kind)
    }

    let name: String
    let kind: Kind
    /// One or more sentences that describe the member.
    let text: String
    let isRequired: Bool
    /// An example value; `nil` if there is none.
    let example: GraphJSONValue?

    /// Creates a description.
    ///
    /// - Parameters:
    ///   - name: The name.
    ///   - kind: The JSON type of the value.
    ///   - isRequired: Whether the member is required. The default is `false`.
    ///   - example: An example value, or `nil` for none. The default is `nil`.
    ///   - text: One or more sentences that describe the member.
    init(
        _ name: String,
        _ kind: Kind,
        isRequired: Bool = false,
        example: GraphJSONValue? = nil,
        _ text: String
    ) {
        self.name = name
        self.kind = kind
        self.isRequired = isRequired
        self.example = example
        self.text = text
    }

    /// Creates a description of an optional string.
    init(_ name: String, example: GraphJSONValue? = nil, _ text: String) {
        self.init(name, .string, example: example, text)
    }

    /// Returns a description of a required member.
    static func required(
        _ name: String,
        _ kind: Kind,
        example: GraphJSONValue? = nil,
        _ text: String
    ) -> ControlField {
        ControlField(name, kind, isRequired: true, example: example, text)
    }

    /// Returns a description of a required string.
    static func required(_ name: String, example: GraphJSONValue? = nil, _ text: String) -> ControlField {
        ControlField(name, .string, isRequired: true, example: example, text)
    }
}
