// SPDX-License-Identifier: MIT

import GraphSchema

extension MetadataReader {
    /// Reads annotations that refer to their target by name, and returns the offset after the annotations.
    mutating func readAnnotations(_ element: XMLElement) throws(Diagnostic) -> Int {
        let target = try require("Target", of: element).value
        var values = MetadataAnnotations()
        var source = MetadataSource(element)
        source.end = try children { reader, element throws(Diagnostic) in
            guard element.name == "Annotation" else { return try reader.xml.skipElement() }
            return try reader.readAnnotation(element, into: &values)
        }
        values.source = source
        if !values.isEmpty { metadata.annotations.append((target, values)) }
        return source.end
    }

    /// Reads an annotation and returns the offset after it.
    mutating func readAnnotation(
        _ element: XMLElement,
        into annotations: inout MetadataAnnotations
    ) throws(Diagnostic) -> Int {
        switch element["Term"] {
        case "Org.OData.Core.V1.Description": annotations.description = element.located("String")
        case "Org.OData.Core.V1.Computed":
            if element["Bool"] != "false" { annotations.isReadOnly = true }
        case "Org.OData.Core.V1.Permissions":
            let (members, end) = try readEnumMembers(element)
            if members == ["Read"] { annotations.isReadOnly = true }
            return end
        case "Org.OData.Core.V1.Revisions":
            let (deprecation, end) = try readDeprecation(element)
            annotations.deprecation = deprecation ?? annotations.deprecation
            return end
        default: break
        }
        return try xml.skipElement()
    }

    /// Reads the names of enum members, which are the value of an attribute or the text of a child element.
    private mutating func readEnumMembers(_ element: XMLElement) throws(Diagnostic) -> (names: [String], end: Int) {
        var text = element["EnumMember"] ?? ""
        let end = try children { reader, child throws(Diagnostic) in
            guard child.name == "EnumMember" else { return try reader.xml.skipElement() }
            let end = try reader.xml.skipElement()
            // The names contain no character that XML escapes.
            let content = reader.metadata.bytes[min(child.tag.upperBound, end)..<end].prefix { $0 != UInt8(ascii: "<") }
            text = String(decoding: content, as: UTF8.self)
            return end
        }
        let names = text.split(whereSeparator: \.isWhitespace).map { String($0.split(separator: "/").last ?? "") }
        return (names, end)
    }

    /// Reads the history of a declaration and returns the reason why the declaration is deprecated; `nil` if the history
    /// contains no deprecation.
    private mutating func readDeprecation(_ element: XMLElement) throws(Diagnostic) -> (
        text: Located<String>?, end: Int
    ) {
        var deprecation: Located<String>?
        let end = try children { reader, collection throws(Diagnostic) in
            guard collection.name == "Collection" else { return try reader.xml.skipElement() }
            return try reader.children { reader, record throws(Diagnostic) in
                guard record.name == "Record" else { return try reader.xml.skipElement() }
                var (isDeprecation, text) = (false, Located<String>?.none)
                let end = try reader.children { reader, value throws(Diagnostic) in
                    switch value["Property"] {
                    case "Kind":
                        let (members, end) = try reader.readEnumMembers(value)
                        isDeprecation = members == ["Deprecated"]
                        return end
                    case "Description": text = value.located("String")
                    default: break
                    }
                    return try reader.xml.skipElement()
                }
                if isDeprecation {
                    let isBlank = text?.value.allSatisfy(\.isWhitespace) ?? true
                    let unknown = Located("The metadata does not specify the reason.", at: record.location)
                    deprecation = isBlank ? unknown : text
                }
                return end
            }
        }
        return (deprecation, end)
    }
}
