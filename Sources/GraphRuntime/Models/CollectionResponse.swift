// SPDX-License-Identifier: MIT

/// A page of a collection.
public struct CollectionResponse<Element: Codable & Hashable & Sendable>: GraphModel {
    /// The elements of this page, except those that cannot be decoded.
    public var value: [Element]
    /// The number of elements in the entire collection; `nil` if the service did not send the number.
    public var odataCount: Int64?
    /// The URL of the next page, which must be used unchanged; `nil` on the last page.
    ///
    /// To request the next page, use ``GraphRequest/nextPage(after:)``.
    public var odataNextLink: String?
    /// The JSON members that the schema does not describe, by key.
    public var additionalData: [String: GraphJSONValue]
    /// The elements that cannot be decoded. Encoding the page omits these elements.
    public var unreadableElements: [UnreadableElement] = []

    /// Creates a page, for example for a response in a test.
    ///
    /// - Parameters:
    ///   - value: The elements of the page.
    ///   - odataCount: The number of elements in the entire collection. The default is `nil`.
    ///   - odataNextLink: The URL of the next page. The default is `nil`, which means that this page is the last.
    ///   - additionalData: The JSON members that the schema does not describe, by key. The default is empty.
    public init(
        value: [Element],
        odataCount: Int64? = nil,
        odataNextLink: String? = nil,
        additionalData: [String: GraphJSONValue] = [:]
    ) {
        self.value = value
        self.odataCount = odataCount
        self.odataNextLink = odataNextLink
        self.additionalData = additionalData
    }

    /// Creates a page by decoding a JSON object. An element that cannot be decoded does not affect the others.
    ///
    /// - Parameter decoder: The decoder.
    /// - Throws: `DecodingError` if `value` is missing or is not an array, or if another member has an unexpected type.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: GraphPropertyKey<Self>.self)
        value = try container.decodeElements(Element.self, forKey: "value", unreadable: &unreadableElements)
        odataCount = try container.decodeIfPresent(Int64.self, forKey: "@odata.count")
        odataNextLink = try container.decodeIfPresent(String.self, forKey: "@odata.nextLink")
        additionalData = try container.decodeAdditionalData()
    }

    /// Encodes the page. Properties that are `nil` are omitted.
    ///
    /// - Parameter encoder: The encoder.
    /// - Throws: `EncodingError` if an element cannot be encoded.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: GraphPropertyKey<Self>.self)
        try container.encodeAdditionalData(additionalData)
        try container.encode(value, forKey: "value")
        try container.encodeIfPresent(odataCount, forKey: "@odata.count")
        try container.encodeIfPresent(odataNextLink, forKey: "@odata.nextLink")
    }

    /// The names of the JSON members of a page: `value`, `@odata.count`, and `@odata.nextLink`.
    public static var propertyNames: Set<String> { collectionPropertyNames }
    /// The element type of `value` if it is a generated type; otherwise, an empty dictionary.
    public static var modelProperties: [String: any GraphModel.Type] {
        (Element.self as? any GraphModel.Type).map { ["value": $0] } ?? [:]
    }
}

private let collectionPropertyNames: Set<String> = ["value", "@odata.count", "@odata.nextLink"]
