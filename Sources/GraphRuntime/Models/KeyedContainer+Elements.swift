// SPDX-License-Identifier: MIT

extension KeyedDecodingContainer {
    /// Decodes a collection. An element that cannot be decoded does not affect the others.
    ///
    /// - Parameters:
    ///   - type: The type of the elements.
    ///   - key: The key of the collection.
    ///   - unreadable: The array to which this method adds the elements that cannot be decoded.
    /// - Returns: The decoded elements, in order.
    /// - Throws: `DecodingError` if the value is missing, `null`, or not an array.
    public func decodeElements<Element: Decodable>(
        _ type: Element.Type,
        forKey key: Key,
        unreadable: inout [UnreadableElement]
    ) throws -> [Element] {
        var container = try nestedUnkeyedContainer(forKey: key)
        var elements: [Element] = []
        // Models are large. Moving the models while the array grows would take a tenth of the decoding time.
        elements.reserveCapacity(container.count ?? 0)
        while !container.isAtEnd {
            let index = container.currentIndex
            do {
                elements.append(try container.decode(type))
            } catch {
                // The container does not advance if decoding an element throws an error.
                let json = try? container.decode(GraphJSONValue.self)
                if json == nil { _ = try container.decode(AnyElement.self) }
                let text = error.readingProblem(below: container.codingPath.count + 1)
                unreadable.append(UnreadableElement(member: key.stringValue, index: index, error: text, json: json))
            }
        }
        return elements
    }

    /// Decodes a collection, if there is one. An element that cannot be decoded does not affect the others.
    ///
    /// - Parameters:
    ///   - type: The type of the elements.
    ///   - key: The key of the collection.
    ///   - unreadable: The array to which this method adds the elements that cannot be decoded.
    /// - Returns: The decoded elements, in order; `nil` if the value is missing or `null`.
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

/// A type that decodes any element in order to skip the element.
private struct AnyElement: Decodable {
    init(from decoder: any Decoder) {}
}
