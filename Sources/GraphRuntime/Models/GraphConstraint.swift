// SPDX-License-Identifier: MIT

/// A constraint on the values that the service accepts in a generated type.
///
/// Constraints are used to validate requests and to provide hints in errors.
public struct GraphConstraint<Model>: Sendable {
    /// A description of the accepted values; `nil` if the constraint does not limit the values of a single property.
    public let description: PropertyConstraint?

    let validate: @Sendable (_ model: Model, _ path: String, _ issues: inout ValidationIssues) -> Void

    private init(
        _ description: PropertyConstraint? = nil,
        _ validate: @escaping @Sendable (Model, String, inout ValidationIssues) -> Void
    ) {
        self.description = description
        self.validate = validate
    }

    /// Creates a constraint that checks the values of a single property.
    ///
    /// Each message contains the name of the property, followed by the problem.
    private static func accepting<Value>(
        _ accepted: String,
        _ property: String,
        _ value: @escaping @Sendable (Model) -> Value?,
        problem: @escaping @Sendable (Value) -> String?
    ) -> GraphConstraint {
        GraphConstraint(PropertyConstraint(property: property, accepted: accepted)) { model, path, issues in
            guard let problem = value(model).flatMap(problem) else { return }
            issues.rejected.append("\(path)\(property) \(problem)")
        }
    }

    /// Requires a value for an optional property.
    ///
    /// - Parameters:
    ///   - property: The name of the JSON member.
    ///   - value: A closure that returns the value of the property.
    /// - Returns: The constraint.
    public static func required<Value>(
        _ property: String,
        _ value: @escaping @Sendable (Model) -> Value?
    ) -> GraphConstraint {
        GraphConstraint { model, path, issues in
            if value(model) == nil { issues.rejected.append("\(path)\(property) is required") }
        }
    }

    /// Limits the number of characters in a string.
    ///
    /// - Parameters:
    ///   - property: The name of the JSON member.
    ///   - value: A closure that returns the value of the property.
    ///   - minimum: The minimum number of characters. By default, there is no minimum.
    ///   - maximum: The maximum number of characters. By default, there is no maximum.
    /// - Returns: The constraint.
    public static func length(
        _ property: String,
        _ value: @escaping @Sendable (Model) -> String?,
        atLeast minimum: Int? = nil,
        atMost maximum: Int? = nil
    ) -> GraphConstraint {
        let accepted = Quantity.range(minimum, maximum, "character")
        return accepting(accepted, property, value) { text in
            let count = text.count
            guard count < minimum ?? 0 || count > maximum ?? .max else { return nil }
            if text.isEmpty { return "must not be empty" }
            return "has \(Quantity.text(count, "character")); it must have \(accepted)"
        }
    }

    /// Limits the number of elements in a collection.
    ///
    /// - Parameters:
    ///   - property: The name of the JSON member.
    ///   - value: A closure that returns the value of the property.
    ///   - minimum: The minimum number of elements. By default, there is no minimum.
    ///   - maximum: The maximum number of elements. By default, there is no maximum.
    /// - Returns: The constraint.
    public static func count<Element>(
        _ property: String,
        _ value: @escaping @Sendable (Model) -> [Element]?,
        atLeast minimum: Int? = nil,
        atMost maximum: Int? = nil
    ) -> GraphConstraint {
        let accepted = Quantity.range(minimum, maximum, "element")
        return accepting(accepted, property, value) { elements in
            guard elements.count < minimum ?? 0 || elements.count > maximum ?? .max else { return nil }
            if elements.isEmpty { return "must not be empty" }
            return "has \(Quantity.text(elements.count, "element")); it must have \(accepted)"
        }
    }

    /// Limits the value of a property to certain members of an enum.
    ///
    /// - Parameters:
    ///   - property: The name of the JSON member.
    ///   - value: A closure that returns the value of the property.
    ///   - accepted: The accepted members.
    /// - Returns: The constraint.
    public static func value<Value: OpenEnum>(
        _ property: String,
        _ value: @escaping @Sendable (Model) -> Value?,
        oneOf accepted: [Value]
    ) -> GraphConstraint {
        let names = accepted.map(\.rawValue).listed("or")
        return accepting(names, property, value) { value in
            accepted.contains(value) ? nil : "is '\(value.rawValue.shortened)'; it must be \(names)"
        }
    }

    /// Limits several properties to the combinations of values that an action supports.
    ///
    /// - Parameters:
    ///   - supported: The type of the supported combinations.
    ///   - values: A closure that returns the values of the properties, by JSON member name.
    ///   - combination: A closure that returns the combination of the values, or `nil` if the combination is not
    ///     supported.
    /// - Returns: The constraint.
    public static func combination<Combination: SupportedCombination>(
        _ supported: Combination.Type,
        _ values: @escaping @Sendable (Model) -> KeyValuePairs<String, String>,
        _ combination: @escaping @Sendable (Model) -> Combination?
    ) -> GraphConstraint {
        GraphConstraint { model, path, issues in
            guard combination(model) == nil else { return }
            let given = values(model).map { "\(path)\($0) \($1.shortened)" }.listed()
            let accepted = Combination.allCases.map(\.description).listed()
            issues.rejected.append(
                "the combination of \(given) is not supported; the supported combinations are \(accepted)"
            )
        }
    }
}

extension GraphConstraint {
    /// Requires a valid duration, optionally within a range.
    ///
    /// - Parameters:
    ///   - property: The name of the JSON member.
    ///   - value: A closure that returns the value of the property.
    ///   - minimum: The minimum duration. By default, there is no minimum.
    ///   - maximum: The maximum duration. By default, there is no maximum.
    /// - Returns: The constraint.
    public static func duration(
        _ property: String,
        _ value: @escaping @Sendable (Model) -> GraphDuration?,
        atLeast minimum: GraphDuration? = nil,
        atMost maximum: GraphDuration? = nil
    ) -> GraphConstraint {
        let accepted = Quantity.range(minimum, maximum)
        let description = accepted.map { PropertyConstraint(property: property, accepted: $0) }
        let (shortest, longest) = (minimum?.duration, maximum?.duration)
        return GraphConstraint(description) { model, path, issues in
            guard let value = value(model) else { return }
            let duration = value.duration
            guard duration != nil || issues.requireValid(value, path + property) else { return }
            // A duration that `Duration` cannot represent exceeds every maximum.
            let isTooShort = shortest.map { limit in duration.map { $0 < limit } ?? false } ?? false
            let isTooLong = longest.map { limit in duration.map { $0 > limit } ?? true } ?? false
            guard isTooShort || isTooLong, let accepted else { return }
            issues.rejected.append("\(path)\(property) is \(Quantity.text(value)); it must be \(accepted)")
        }
    }

    /// Requires every duration in a collection to be valid.
    ///
    /// - Parameters:
    ///   - property: The name of the JSON member.
    ///   - values: A closure that returns the value of the property.
    /// - Returns: The constraint.
    public static func durations(
        _ property: String,
        _ values: @escaping @Sendable (Model) -> [GraphDuration]?
    ) -> GraphConstraint {
        GraphConstraint { model, path, issues in
            for (index, value) in (values(model) ?? []).enumerated() {
                _ = issues.requireValid(value, "\(path)\(property)[\(index)]")
            }
        }
    }

    /// Applies the constraints of a property's type to its value.
    ///
    /// - Parameters:
    ///   - property: The name of the JSON member.
    ///   - value: A closure that returns the value of the property.
    /// - Returns: The constraint.
    public static func nested<Value: GraphModel>(
        _ property: String,
        _ value: @escaping @Sendable (Model) -> Value?
    ) -> GraphConstraint {
        GraphConstraint { model, path, issues in
            value(model)?.validate(at: "\(path)\(property).", into: &issues)
        }
    }

    /// Applies the constraints of a collection's element type to each element.
    ///
    /// - Parameters:
    ///   - property: The name of the JSON member.
    ///   - values: A closure that returns the value of the property.
    /// - Returns: The constraint.
    public static func elements<Value: GraphModel>(
        _ property: String,
        _ values: @escaping @Sendable (Model) -> [Value]?
    ) -> GraphConstraint {
        GraphConstraint { model, path, issues in
            for (index, value) in (values(model) ?? []).enumerated() {
                value.validate(at: "\(path)\(property)[\(index)].", into: &issues)
            }
        }
    }
}

extension ValidationIssues {
    fileprivate mutating func requireValid(_ value: GraphDuration, _ place: @autoclosure () -> String) -> Bool {
        if value.isValid { return true }
        malformed.append(
            "\(place()) is '\(value.text.shortened)', which is not a valid ISO 8601 duration; "
                + "use a duration such as PT5M or PT1H30M"
        )
        return false
    }
}
