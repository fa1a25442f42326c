extension KeyedDecodingContainer {
    /// Reads a collection whose elements may be unreadable: those that are do not make the others so.
    ///
    /// - Parameters:
    ///   - type: The type of the elements.
    ///   - key: The property.
    ///   - unreadable: Receives the elements that cannot be read.
    /// - Returns: The elements that can be read, in their order.
    /// - Throws: `DecodingError` if the value is absent or null, or is not an array.
    public func decodeElements<Element: Decodable>(
        _ type: Element.Type,
        forKey key: Key,
        unreadable: inout [UnreadableElement]
    ) throws -> [Element] {
        var container = try nestedUnkeyedContainer(forKey: key)
        var elements: [Element] = []
        // Values of models are large: to move them while the array grows takes a tenth of the time in which they are read.
        elements.reserveCapacity(container.count ?? 0)
        while !container.isAtEnd {
            let index = container.currentIndex
            do {
                elements.append(try container.decode(type))
            } catch {
                // The container does not advance when decoding throws.
                let json = try? container.decode(GraphJSONValue.self)
                if json == nil { _ = try container.decode(AnyElement.self) }
                let text = error.readingProblem(below: container.codingPath.count + 1)
                unreadable.append(UnreadableElement(member: key.stringValue, index: index, error: text, json: json))
            }
        }
        return elements
    }

    /// Reads a collection whose elements may be unreadable: those that are do not make the others so.
    ///
    /// - Parameters:
    ///   - type: The type of the elements.
    ///   - key: The property.
    ///   - unreadable: Receives the elements that cannot be read.
    /// - Returns: The elements that can be read, in their order; `nil` if the value is absent or null.
    /// - Throws: `DecodingError` if the value is not an array.
    public func decodeElementsIfPresent<Element: Decodable>(
        _ type: Element.Type,
        forKey key: Key,
        unreadable: inout [UnreadableElement]
    ) throws -> [Element]? {
        guard contains(key), try !decodeNil(forKey: key) else { return nil }
        return try decodeElements(type, forKey: key, unreadable: &unreadable)
    }
}

/// Any element, of which nothing is read.
private struct AnyElement: Decodable {
    init(from decoder: any Decoder) {}
}
