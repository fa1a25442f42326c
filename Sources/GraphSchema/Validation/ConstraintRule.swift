// SPDX-License-Identifier: MIT

/// The rule that the limits and the default of a property suit its type.
struct ConstraintRule: ValidationRule {
    func check(_ document: SchemaDocument, into diagnostics: inout Diagnostics) {
        for property in document.properties {
            // `TypeReferenceRule` reports unknown types.
            guard let (type, isCollection) = document.resolve(property.type.value) else { continue }
            checkPlaces(of: property, type, isCollection: isCollection, into: &diagnostics)
            checkRanges(of: property.constraints, isDuration: Self.isDuration(type, isCollection), into: &diagnostics)
            checkKey(property, type, isCollection: isCollection, into: &diagnostics)
            if let value = property.defaultValue {
                Self.checkDefault(value, of: property, document, into: &diagnostics)
            }
            if case .enumeration(let enumeration) = type {
                checkAllowedValues(of: property.constraints, enumeration, into: &diagnostics)
            }
        }
    }

    private func checkPlaces(
        of property: PropertyDescription,
        _ type: ResolvedType,
        isCollection: Bool,
        into diagnostics: inout Diagnostics
    ) {
        let constraints = property.constraints
        var isString = false
        var isDuration = false
        var isEnum = false
        var isText = false
        if case .primitive(let primitive) = type { isText = primitive == .string || primitive == .guid }
        if !isCollection {
            switch type {
            case .primitive(.string), .primitive(.guid): isString = true
            case .primitive(.duration): isDuration = true
            case .enumeration: isEnum = true
            default: break
            }
        }
        let sensitive = property.sensitive.flatMap { $0.value ? $0.location : nil }
        let uses: [(key: String, location: SourceLocation?, fits: Bool, needs: String)] = [
            ("minLength", constraints.minLength?.location, isString, "a string"),
            ("maxLength", constraints.maxLength?.location, isString, "a string"),
            ("minItems", constraints.minItems?.location, isCollection, "a collection"),
            ("maxItems", constraints.maxItems?.location, isCollection, "a collection"),
            ("minimum", constraints.minimum?.location, isDuration, "a duration"),
            ("maximum", constraints.maximum?.location, isDuration, "a duration"),
            ("sensitive", sensitive, isText, "a string or a collection of strings"),
            ("allowedValues", constraints.allowedValues?.first?.location, isEnum, "an enum"),
        ]
        for use in uses {
            guard let location = use.location, !use.fits else { continue }
            diagnostics.report(
                .misplacedConstraint,
                "'\(use.key)' applies only to \(use.needs); "
                    + "the type of '\(property.name.value)' is '\(property.type.value)'",
                at: location
            )
        }
    }

    private func checkKey(
        _ property: PropertyDescription,
        _ type: ResolvedType,
        isCollection: Bool,
        into diagnostics: inout Diagnostics
    ) {
        guard let key = property.key, key.value else { return }
        let isSingle = if case .structure = type { false } else { !isCollection }
        guard !isSingle || property.nullable else { return }
        diagnostics.report(
            .misplacedConstraint,
            "'\(property.name.value)' is not a valid key; a key is a single value with \"nullable\": false",
            at: key.location
        )
    }

    private static func isDuration(_ type: ResolvedType, _ isCollection: Bool) -> Bool {
        if case .primitive(.duration) = type { !isCollection } else { false }
    }

    private func checkRanges(of constraints: Constraints, isDuration: Bool, into diagnostics: inout Diagnostics) {
        requireOrder(constraints.minLength, constraints.maxLength, "Length", into: &diagnostics)
        requireOrder(constraints.minItems, constraints.maxItems, "Items", into: &diagnostics)
        // A limit of another type is reported as such, so it does not have to be a duration.
        guard isDuration else { return }
        let minimum = constraints.minimum.flatMap { Self.duration($0, into: &diagnostics) }
        let maximum = constraints.maximum.flatMap { Self.duration($0, into: &diagnostics) }
        if let least = constraints.minimum, let greatest = constraints.maximum, let minimum, let maximum,
            minimum > maximum
        {
            diagnostics.report(
                .swappedRange,
                "the minimum '\(least.value)' is greater than the maximum '\(greatest.value)'",
                at: least.location,
                note: "the maximum is here",
                noteAt: greatest.location
            )
        }
    }

    private func requireOrder(
        _ least: Located<Int>?,
        _ greatest: Located<Int>?,
        _ what: String,
        into diagnostics: inout Diagnostics
    ) {
        guard let least, let greatest, least.value > greatest.value else { return }
        diagnostics.report(
            .swappedRange,
            "min\(what) \(least.value) is greater than max\(what) \(greatest.value)",
            at: least.location,
            note: "max\(what) is here",
            noteAt: greatest.location
        )
    }

    private func checkAllowedValues(
        of constraints: Constraints,
        _ enumeration: EnumDescription,
        into diagnostics: inout Diagnostics
    ) {
        var seen: Set<String> = []
        for value in constraints.allowedValues ?? [] {
            Self.requireMember(value, of: enumeration, into: &diagnostics)
            if !seen.insert(value.value.lowercased()).inserted {
                diagnostics.report(.duplicateValue, "'\(value.value)' appears twice", at: value.location)
            }
        }
    }

    /// Reports a default that is not valid for a property or parameter: because of its type, or because of its limits.
    static func checkDefault(
        _ value: Located<String>,
        of property: PropertyDescription,
        _ document: SchemaDocument,
        into diagnostics: inout Diagnostics
    ) {
        guard let (type, isCollection) = document.resolve(property.type.value) else { return }
        let limits = DefaultLimits(value: value, constraints: property.constraints)
        switch (type, isCollection) {
        case (.primitive(.duration), false):
            guard let duration = duration(value, into: &diagnostics) else { return }
            limits.check(duration, into: &diagnostics)
        case (.enumeration(let enumeration), false):
            guard requireMember(value, of: enumeration, into: &diagnostics) else { return }
            limits.checkAllowedValues(into: &diagnostics)
        case (.primitive(.string), false): limits.checkLength(into: &diagnostics)
        default:
            diagnostics.report(
                .misplacedConstraint,
                "only a string, a duration, or an enum can have a default",
                at: value.location
            )
        }
    }

    /// Reports a value that is not a member of an enum, and returns whether it is one.
    @discardableResult
    static func requireMember(
        _ value: Located<String>,
        of enumeration: EnumDescription,
        into diagnostics: inout Diagnostics
    ) -> Bool {
        guard enumeration.member(value.value) == nil else { return true }
        diagnostics.reportReference(
            .notAnEnumMember,
            "'\(value.value)' is not a member of the enum '\(enumeration.name.value)'",
            at: value.location
        ) { diagnostics in
            diagnostics.suggestion(for: value.value, among: enumeration.members.map(\.value.value))
                ?? list(of: enumeration)
        }
        return false
    }

    /// Returns a note that lists the members of an enum, or only the first members if there are many.
    private static func list(of enumeration: EnumDescription) -> String {
        let members = enumeration.members.map(\.value.value)
        guard members.count > 50 else { return "the members are \(members.quotedList("and"))" }
        let shown = members.prefix(50).map { "'\($0)'" }.joined(separator: ", ")
        return "the members are \(shown), and \(members.count - 50) more"
    }

    private static func duration(
        _ text: Located<String>,
        into diagnostics: inout Diagnostics
    ) -> DayTimeDuration? {
        if let duration = DayTimeDuration(text.value) { return duration }
        diagnostics.report(
            .invalidDuration,
            "'\(text.value)' is not a valid duration of days, hours, minutes, and seconds",
            at: text.location,
            note: "use an ISO 8601 duration, for example 'PT5M', 'PT1H30M', or 'P1D'"
        )
        return nil
    }
}
