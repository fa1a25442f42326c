// SPDX-License-Identifier: MIT

/// A structured type: an entity or a complex type.
package struct TypeDescription: Sendable {
    /// The name in the metadata.
    package var name: Located<String>
    /// The Swift name; `nil` to derive it from the name.
    package var swiftName: Located<String>?
    /// The documentation of the type; `nil` if it is not known.
    package var description: String?
    /// The link to the documentation page; `nil` if there is none.
    package var documentation: Located<String>?
    /// Whether apps use the type even though no operation uses it, for example to decode change notifications.
    package var standalone: Bool
    /// The properties, in the order of the file.
    package var properties: [PropertyDescription]
}

/// A property of a type or a parameter of an action.
package struct PropertyDescription: Sendable {
    /// The JSON key.
    package var name: Located<String>
    /// The Swift name; `nil` to derive it from the name.
    package var swiftName: Located<String>?
    /// The reference to the property's type.
    package var type: Located<String>
    /// Whether the metadata allows null. The default is `true`, as in CSDL.
    package var nullable: Bool
    /// Whether the property is an entity's key or part of the key; `nil` if the schema does not specify this. The value
    /// `nil` means `false`.
    package var key: Located<Bool>?
    /// Whether a response can omit the value, regardless of the metadata. This is the case for the properties of types.
    package var canBeLeftOut: Bool
    /// Whether the documentation requires the value although the metadata allows null. If so, initializers have no
    /// default for the value.
    package var required: Bool
    /// Whether the service computes the value.
    package var readOnly: Bool
    /// Whether descriptions and errors omit the value; `nil` if the schema does not specify this. The value `nil` means
    /// `false`.
    package var sensitive: Located<Bool>?
    /// The documentation of the property; `nil` if it is not known.
    package var description: String?
    /// The value that the service uses if the request omits the property; `nil` if no default is documented.
    package var defaultValue: Located<String>?
    /// The values that the service accepts.
    package var constraints: Constraints

    package init(
        name: Located<String>,
        swiftName: Located<String>? = nil,
        type: Located<String>,
        nullable: Bool = true,
        key: Located<Bool>? = nil,
        canBeLeftOut: Bool = false,
        required: Bool = false,
        readOnly: Bool = false,
        sensitive: Located<Bool>? = nil,
        description: String?,
        defaultValue: Located<String>? = nil,
        constraints: Constraints = Constraints()
    ) {
        self.name = name
        self.swiftName = swiftName
        self.type = type
        self.nullable = nullable
        self.key = key
        self.canBeLeftOut = canBeLeftOut
        self.required = required
        self.readOnly = readOnly
        self.sensitive = sensitive
        self.description = description
        self.defaultValue = defaultValue
        self.constraints = constraints
    }

    /// Whether descriptions and errors omit the value.
    package var isSensitive: Bool { sensitive?.value ?? false }

    /// Whether the property is an entity's key or part of the key.
    package var isKey: Bool { key?.value ?? false }

    /// Whether the value is optional in Swift.
    package var isOptional: Bool { nullable || canBeLeftOut && !isKey }

    /// Whether a request must contain the value even though it is optional in Swift.
    package var isRequiredInRequests: Bool { isOptional && !readOnly && (required || !nullable) }
}

/// The values of a property or parameter that the service accepts.
package struct Constraints: Sendable {
    /// The minimum number of characters in a string.
    package var minLength: Located<Int>?
    /// The maximum number of characters in a string.
    package var maxLength: Located<Int>?
    /// The minimum number of elements in a collection.
    package var minItems: Located<Int>?
    /// The maximum number of elements in a collection.
    package var maxItems: Located<Int>?
    /// The shortest duration.
    package var minimum: Located<String>?
    /// The longest duration.
    package var maximum: Located<String>?
    /// The members of the enum that the service accepts; `nil` for all members.
    package var allowedValues: [Located<String>]?

    package init(
        minLength: Located<Int>? = nil,
        maxLength: Located<Int>? = nil,
        minItems: Located<Int>? = nil,
        maxItems: Located<Int>? = nil,
        minimum: Located<String>? = nil,
        maximum: Located<String>? = nil,
        allowedValues: [Located<String>]? = nil
    ) {
        self.minLength = minLength
        self.maxLength = maxLength
        self.minItems = minItems
        self.maxItems = maxItems
        self.minimum = minimum
        self.maximum = maximum
        self.allowedValues = allowedValues
    }

    /// Whether there are no constraints.
    package var isEmpty: Bool {
        minLength == nil && maxLength == nil && minItems == nil && maxItems == nil
            && minimum == nil && maximum == nil && allowedValues == nil
    }
}
