// SPDX-License-Identifier: MIT

extension PropertyDescription {
    /// A limit or default of a property. The raw value is the suffix of the generated constant's name.
    package enum Limit: String, CaseIterable, Sendable {
        case `default` = "Default"
        case minimumLength = "MinimumLength"
        case maximumLength = "MaximumLength"
        case minimumCount = "MinimumCount"
        case maximumCount = "MaximumCount"
        case minimum = "Minimum"
        case maximum = "Maximum"
        case allowedValues = "AllowedValues"
    }

    /// Returns the name of the constant that is generated for a limit.
    package func limitName(_ limit: Limit) -> String { swiftPropertyName + limit.rawValue }

    /// The limits that the schema specifies.
    package var limits: [Limit] {
        Limit.allCases.filter { limit in
            switch limit {
            case .default: defaultValue != nil
            case .minimumLength: constraints.minLength != nil
            case .maximumLength: constraints.maxLength != nil
            case .minimumCount: constraints.minItems != nil
            case .maximumCount: constraints.maxItems != nil
            case .minimum: constraints.minimum != nil
            case .maximum: constraints.maximum != nil
            case .allowedValues: constraints.allowedValues != nil
            }
        }
    }
}
