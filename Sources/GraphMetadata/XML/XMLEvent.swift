// SPDX-License-Identifier: MIT

package import GraphSchema

/// A part of an XML file.
package enum XMLEvent: Sendable {
    /// The start tag of an element. For an empty element, an end follows.
    case start(XMLElement)
    /// The end of an element. The value is the offset of the byte after the element.
    case end(Int)
}

/// The start tag of an XML element.
package struct XMLElement: Sendable {
    /// The name, including its prefix.
    package let name: String
    /// The attributes, in the order of the file.
    package let attributes: [(name: String, value: Located<String>)]
    /// The position of the tag.
    package let location: SourceLocation
    /// The bytes of the tag.
    package let tag: Range<Int>

    /// Returns the value of an attribute; `nil` if the element does not have the attribute.
    package subscript(name: String) -> String? { located(name)?.value }

    /// Returns the value of an attribute and its position; `nil` if the element does not have the attribute.
    package func located(_ name: String) -> Located<String>? {
        attributes.first { $0.name == name }?.value
    }

    /// Whether an attribute has the value `true`.
    package func isTrue(_ name: String) -> Bool { self[name] == "true" }
}
