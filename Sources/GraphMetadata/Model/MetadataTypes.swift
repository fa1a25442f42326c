// SPDX-License-Identifier: MIT

import GraphSchema

/// An entity type or a complex type in the metadata.
package struct StructuredType: Sendable {
    /// The name with its namespace.
    let name: String
    /// The reference to the base type; `nil` if the type has no base type.
    let baseType: Located<String>?
    /// Whether the type is an entity type.
    let isEntity: Bool
    /// The names of the properties that form the key.
    var key: [String] = []
    /// The position of the key in the file; `nil` if the type does not declare a key.
    var keySource: MetadataSource?
    /// The positions of the annotations that are inside the declaration and that the import uses.
    var annotationSources: [MetadataSource] = []
    /// The properties and navigation properties, in the order of the file.
    var members: [MetadataProperty] = []
    /// The text of the annotation `Description`; `nil` if the annotation is missing.
    var description: Located<String>?
    /// The position of the type in the file.
    var source: MetadataSource

    /// Returns the property or navigation property with the given name; `nil` if there is no such property.
    func member(_ name: String) -> MetadataProperty? { members.first { $0.name.value == name } }
}

/// A property or navigation property of a type, or a parameter of an operation.
package struct MetadataProperty: Sendable {
    /// The name.
    let name: Located<String>
    /// The type reference in the form that the file contains.
    let type: Located<String>
    /// Whether the metadata allows null.
    let isNullable: Bool
    /// Whether the property is a navigation property.
    var isNavigation = false
    /// The maximum number of characters; `nil` if the metadata does not limit it.
    var maxLength: Located<Int>?
    /// Whether the service computes the value or requests can only read it, according to an annotation.
    var isReadOnly = false
    /// The text of the annotation `Description`; `nil` if the annotation is missing.
    var description: Located<String>?
    /// The position of the property in the file.
    var source: MetadataSource
}

/// An enum type in the metadata.
package struct MetadataEnum: Sendable {
    /// The name with its namespace.
    let name: String
    /// Whether a value can combine several members.
    let isFlags: Bool
    /// The members, in the order of the file.
    var members: [(name: Located<String>, description: Located<String>?)] = []
    /// The text of the annotation `Description`; `nil` if the annotation is missing.
    var description: Located<String>?
    /// The position of the enum in the file.
    var source: MetadataSource
}

/// An action or function in the metadata.
package struct MetadataOperation: Sendable {
    /// The name with its namespace.
    let name: String
    /// Whether the operation is a function.
    let isFunction: Bool
    /// Whether the first parameter is the binding parameter.
    let isBound: Bool
    /// All parameters, in the order of the file.
    var parameters: [MetadataProperty] = []
    /// The type reference of the response; `nil` if the operation returns no value.
    var returns: Located<String>?
    /// The text of the annotation `Description`; `nil` if the annotation is missing.
    var description: Located<String>?
    /// The reason why the operation is deprecated, according to the annotation `Revisions`; `nil` if it is not
    /// deprecated.
    var deprecation: Located<String>?
    /// The position of the operation in the file.
    var source: MetadataSource

    /// The type reference that the operation is bound to; `nil` if the operation is not bound.
    var binding: Located<String>? { isBound ? parameters.first?.type : nil }

    /// The parameters that a request contains.
    var ownParameters: ArraySlice<MetadataProperty> { parameters.dropFirst(isBound ? 1 : 0) }
}

/// An entity set or singleton, which is the first segment of a path.
package struct MetadataRoot: Sendable {
    /// The type reference, which is a collection for an entity set.
    let type: Located<String>
    /// The position of the declaration in the file.
    let source: MetadataSource
}

/// The position of a declaration in the file.
package struct MetadataSource: Sendable {
    /// The position of the start tag.
    let location: SourceLocation
    /// The bytes of the start tag.
    let tag: Range<Int>
    /// The offset after the end tag.
    var end: Int

    init(_ element: XMLElement) {
        location = element.location
        tag = element.tag
        end = element.tag.upperBound
    }

    /// The bytes from the start tag to the end tag.
    var range: Range<Int> { tag.lowerBound..<max(tag.upperBound, end) }
}
