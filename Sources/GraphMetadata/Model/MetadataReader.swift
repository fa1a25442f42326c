// SPDX-License-Identifier: MIT

package import GraphSchema

/// A reader for metadata in the Common Schema Definition Language (CSDL), which a service returns for `$metadata`.
package struct MetadataReader {
    var xml: XMLReader
    var metadata: Metadata
    private var namespace = ""

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - bytes: The contents of the file.
    ///   - line: The number of the first line. The default is 1.
    /// - Returns: The declarations.
    /// - Throws: A diagnostic that describes why the file is not metadata.
    package static func read(_ bytes: [UInt8], firstLine line: Int = 1) throws(Diagnostic) -> Metadata {
        var reader = MetadataReader(xml: try XMLReader(bytes, firstLine: line), metadata: Metadata(bytes: bytes))
        while let event = try reader.xml.next() {
            guard case .start(let element) = event else { continue }
            guard element.localName == "Edmx" else {
                let message = "expected the element 'edmx:Edmx', found '\(element.name)'"
                throw Diagnostic(.unexpectedCharacter, message, at: element.location)
            }
            try reader.readServices()
            if reader.metadata.schemas.isEmpty {
                throw Diagnostic(.missingKey, "the metadata contains no schema", at: element.location)
            }
        }
        reader.metadata.applyAnnotations()
        if let problem = reader.metadata.missingBaseType { throw problem }
        return reader.metadata
    }

    /// Reads the children of the current element.
    ///
    /// - Parameter read: A closure that reads a child to its end and returns the offset after it.
    /// - Returns: The offset after the current element.
    /// - Throws: A diagnostic that describes why the file is not metadata.
    mutating func children(
        _ read: (inout MetadataReader, XMLElement) throws(Diagnostic) -> Int
    ) throws(Diagnostic) -> Int {
        while let event = try xml.next() {
            switch event {
            case .start(let element): _ = try read(&self, element)
            case .end(let end): return end
            }
        }
        return xml.offset
    }

    private mutating func readServices() throws(Diagnostic) {
        _ = try children { reader, element throws(Diagnostic) in
            guard element.localName == "DataServices" else { return try reader.xml.skipElement() }
            return try reader.children { reader, element throws(Diagnostic) in
                guard element.localName == "Schema" else { return try reader.xml.skipElement() }
                return try reader.readSchema(element)
            }
        }
    }

    private mutating func readSchema(_ element: XMLElement) throws(Diagnostic) -> Int {
        namespace = try require("Namespace", of: element).value
        metadata.addSchema(namespace, alias: element["Alias"], MetadataSource(element))
        return try children { reader, element throws(Diagnostic) in
            switch element.name {
            case "EntityType", "ComplexType": return try reader.readStructure(element)
            case "EnumType": return try reader.readEnum(element)
            case "TypeDefinition":
                let name = try reader.qualifiedName(of: element)
                let type = try reader.require("UnderlyingType", of: element).value
                var source = MetadataSource(element)
                source.end = try reader.xml.skipElement()
                reader.metadata.definitions[name] = (type, source)
                return source.end
            case "Action", "Function": return try reader.readOperation(element)
            case "EntityContainer": return try reader.readContainer(element)
            case "Annotations": return try reader.readAnnotations(element)
            default: return try reader.xml.skipElement()
            }
        }
    }

    private mutating func readStructure(_ element: XMLElement) throws(Diagnostic) -> Int {
        var type = StructuredType(
            name: try qualifiedName(of: element),
            baseType: element.located("BaseType"),
            isEntity: element.name == "EntityType",
            source: MetadataSource(element)
        )
        type.source.end = try children { reader, element throws(Diagnostic) in
            switch element.name {
            case "Property", "NavigationProperty":
                let property = try reader.readProperty(element)
                type.members.append(property)
                return property.source.end
            case "Key":
                var source = MetadataSource(element)
                source.end = try reader.children { reader, element throws(Diagnostic) in
                    if element.name == "PropertyRef" { type.key.append(try reader.require("Name", of: element).value) }
                    return try reader.xml.skipElement()
                }
                type.keySource = source
                return source.end
            case "Annotation":
                var own = MetadataAnnotations()
                var source = MetadataSource(element)
                source.end = try reader.readAnnotation(element, into: &own)
                if let description = own.description {
                    type.description = description
                    type.annotationSources.append(source)
                }
                return source.end
            default: return try reader.xml.skipElement()
            }
        }
        try add(type.name, at: element)
        metadata.structures[type.name] = type
        return type.source.end
    }

    /// Reads a property, a navigation property, or a parameter.
    private mutating func readProperty(_ element: XMLElement) throws(Diagnostic) -> MetadataProperty {
        var property = MetadataProperty(
            name: try require("Name", of: element),
            type: try require("Type", of: element),
            isNullable: element["Nullable"] != "false",
            isNavigation: element.name == "NavigationProperty",
            source: MetadataSource(element)
        )
        if let text = element.located("MaxLength"), let length = Int(text.value), length >= 0 {
            property.maxLength = Located(length, at: text.location)
        }
        var annotations = MetadataAnnotations()
        property.source.end = try children { reader, element throws(Diagnostic) in
            guard element.name == "Annotation" else { return try reader.xml.skipElement() }
            return try reader.readAnnotation(element, into: &annotations)
        }
        property.apply(annotations)
        return property
    }

    private mutating func readEnum(_ element: XMLElement) throws(Diagnostic) -> Int {
        var enumeration = MetadataEnum(
            name: try qualifiedName(of: element),
            isFlags: element.isTrue("IsFlags"),
            source: MetadataSource(element)
        )
        var annotations = MetadataAnnotations()
        enumeration.source.end = try children { reader, element throws(Diagnostic) in
            if element.name == "Annotation" { return try reader.readAnnotation(element, into: &annotations) }
            guard element.name == "Member" else { return try reader.xml.skipElement() }
            let name = try reader.require("Name", of: element)
            var own = MetadataAnnotations()
            let end = try reader.children { reader, element throws(Diagnostic) in
                guard element.name == "Annotation" else { return try reader.xml.skipElement() }
                return try reader.readAnnotation(element, into: &own)
            }
            enumeration.members.append((name, own.description))
            return end
        }
        enumeration.description = annotations.description
        try add(enumeration.name, at: element)
        metadata.enums[enumeration.name] = enumeration
        return enumeration.source.end
    }

    private mutating func readOperation(_ element: XMLElement) throws(Diagnostic) -> Int {
        var operation = MetadataOperation(
            name: try qualifiedName(of: element),
            isFunction: element.name == "Function",
            isBound: element.isTrue("IsBound"),
            source: MetadataSource(element)
        )
        var annotations = MetadataAnnotations()
        operation.source.end = try children { reader, element throws(Diagnostic) in
            switch element.name {
            case "Parameter":
                let parameter = try reader.readProperty(element)
                operation.parameters.append(parameter)
                return parameter.source.end
            case "ReturnType":
                operation.returns = try reader.require("Type", of: element)
                return try reader.xml.skipElement()
            case "Annotation": return try reader.readAnnotation(element, into: &annotations)
            default: return try reader.xml.skipElement()
            }
        }
        operation.apply(annotations)
        guard !operation.isBound || operation.binding != nil else {
            let message = "the operation '\(operation.name)' is bound but has no parameter"
            throw Diagnostic(.missingKey, message, at: element.location)
        }
        metadata.operations[try require("Name", of: element).value, default: []].append(operation)
        return operation.source.end
    }

    private mutating func readContainer(_ element: XMLElement) throws(Diagnostic) -> Int {
        var container = MetadataSource(element)
        container.end = try children { reader, element throws(Diagnostic) in
            guard element.name == "EntitySet" || element.name == "Singleton" else {
                return try reader.xml.skipElement()
            }
            let name = try reader.require("Name", of: element).value
            let isSet = element.name == "EntitySet"
            let type = try reader.require(isSet ? "EntityType" : "Type", of: element)
            var source = MetadataSource(element)
            source.end = try reader.xml.skipElement()
            let reference = isSet ? Located("Collection(\(type.value))", at: type.location) : type
            reader.metadata.roots[name] = MetadataRoot(type: reference, source: source)
            return source.end
        }
        if metadata.container == nil { metadata.container = container }
        return container.end
    }

    func require(_ attribute: String, of element: XMLElement) throws(Diagnostic) -> Located<String> {
        if let value = element.located(attribute), !value.value.isEmpty { return value }
        let message = "the element '\(element.name)' must have the attribute '\(attribute)'"
        throw Diagnostic(.missingKey, message, at: element.location)
    }

    private func qualifiedName(of element: XMLElement) throws(Diagnostic) -> String {
        "\(namespace).\(try require("Name", of: element).value)"
    }

    private func add(_ name: String, at element: XMLElement) throws(Diagnostic) {
        guard metadata.structures[name] != nil || metadata.enums[name] != nil else { return }
        throw Diagnostic(.duplicateKey, "the type '\(name)' is declared twice", at: element.location)
    }
}

extension XMLElement {
    /// The name without its prefix.
    fileprivate var localName: String { name.split(separator: ":").last.map(String.init) ?? name }
}
