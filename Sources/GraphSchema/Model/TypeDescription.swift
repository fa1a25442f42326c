/// A structured type: an entity or a complex type.
package struct TypeDescription: Sendable {
    /// The name in the metadata.
    package var name: Located<String>
    /// The Swift name, if the schema gives one.
    package var swiftName: Located<String>?
    /// What a value describes.
    package var description: String
    /// The documentation page; nil if there is none.
    package var documentation: Located<String>?
    /// The properties, in the order of the file.
    package var properties: [PropertyDescription]
}

/// A property of a type or a parameter of an action.
package struct PropertyDescription: Sendable {
    /// The key in the JSON.
    package var name: Located<String>
    /// The Swift name, if the schema gives one.
    package var swiftName: Located<String>?
    /// The type as written.
    package var type: Located<String>
    /// Whether the metadata lets the value be null. Default: true, as in CSDL.
    package var nullable: Bool
    /// Whether the property is, or is part of, an entity's key; `nil` if the schema does not say: it is not then.
    package var key: Located<Bool>?
    /// Whether a response may leave the value out, whatever the metadata says of it: one of a type's properties may.
    package var canBeLeftOut: Bool
    /// Whether documentation asks for a value that the metadata lets be null; initialisers then have no default for it.
    package var required: Bool
    /// Whether the service computes the value.
    package var readOnly: Bool
    /// Whether descriptions and errors leave the value out; nil if the schema does not tell: they show it then.
    package var sensitive: Located<Bool>?
    /// What the value says.
    package var description: String
    /// What the service assumes when the value is absent; nil if the schema does not tell.
    package var defaultValue: Located<String>?
    /// What the service accepts.
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
        description: String,
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

    /// Whether descriptions and errors leave the value out.
    package var isSensitive: Bool { sensitive?.value ?? false }

    /// Whether the property is, or is part of, an entity's key.
    package var isKey: Bool { key?.value ?? false }

    /// Whether the value is optional in Swift.
    package var isOptional: Bool { nullable || canBeLeftOut && !isKey }

    /// Whether a request must have the value although it is optional in Swift.
    package var isRequiredInRequests: Bool { isOptional && !readOnly && (required || !nullable) }
}

/// The values of a property or parameter that the service accepts.
package struct Constraints: Sendable {
    /// The least number of characters of a string.
    package var minLength: Located<Int>?
    /// The greatest number of characters of a string.
    package var maxLength: Located<Int>?
    /// The least number of elements of a collection.
    package var minItems: Located<Int>?
    /// The greatest number of elements of a collection.
    package var maxItems: Located<Int>?
    /// The shortest duration.
    package var minimum: Located<String>?
    /// The longest duration.
    package var maximum: Located<String>?
    /// The members of the enum that are accepted; nil if all are.
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

    /// Whether nothing is constrained.
    package var isEmpty: Bool {
        minLength == nil && maxLength == nil && minItems == nil && maxItems == nil
            && minimum == nil && maximum == nil && allowedValues == nil
    }
}
