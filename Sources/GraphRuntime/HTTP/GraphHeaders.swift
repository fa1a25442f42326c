// SPDX-License-Identifier: MIT

/// The header fields of a request or a response. Field names are case-insensitive.
///
/// The description and the mirror show all field names. Values are shown only for a few fields that never contain a
/// secret.
public struct GraphHeaders: CustomReflectable, CustomStringConvertible, ExpressibleByDictionaryLiteral, Hashable,
    Sendable
{
    /// A header field.
    ///
    /// The description and the mirror show only the field name, because the value may be a secret.
    public struct Field: CustomReflectable, CustomStringConvertible, Hashable, Sendable {
        /// The field name in its original case.
        public var name: String
        /// The field value.
        public var value: String

        /// Creates a header field.
        ///
        /// - Parameters:
        ///   - name: The field name.
        ///   - value: The field value.
        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }

        /// The field name.
        public var description: String { name }

        /// A mirror that shows only the field name.
        public var customMirror: Mirror { Mirror(self, children: ["name": name], displayStyle: .struct) }
    }

    /// The header fields, in the order in which their names were added.
    public private(set) var fields: [Field]

    /// Creates header fields. If a name occurs several times, the last value is used.
    ///
    /// - Parameter fields: The header fields, in order. The default is empty.
    public init(_ fields: [Field] = []) {
        self.fields = []
        for field in fields { self[field.name] = field.value }
    }

    /// Creates header fields. If a name occurs several times, the last value is used.
    ///
    /// - Parameter elements: The field names and values, in order.
    public init(dictionaryLiteral elements: (String, String)...) {
        self.init(elements.map { Field(name: $0, value: $1) })
    }

    /// The value of a header field; `nil` if there is no such field. To remove the field, set the value to `nil`.
    ///
    /// - Parameter name: The field name, which is case-insensitive.
    public subscript(name: String) -> String? {
        get { fields.first { Self.areSame($0.name, name) }?.value }
        set {
            let index = fields.firstIndex { Self.areSame($0.name, name) }
            switch (index, newValue) {
            case (let index?, let value?): fields[index] = Field(name: name, value: value)
            case (let index?, nil): fields.remove(at: index)
            case (nil, let value?): fields.append(Field(name: name, value: value))
            case (nil, nil): break
            }
        }
    }

    /// Appends a field line.
    ///
    /// If a field with this name already exists, a comma and the new value are appended to the existing value. RFC 9110
    /// specifies this format for combined field lines.
    ///
    /// - Parameters:
    ///   - name: The field name, which is case-insensitive. The case of an existing field's name does not change.
    ///   - value: The field value.
    public mutating func append(name: String, value: String) {
        if let index = fields.firstIndex(where: { Self.areSame($0.name, name) }) {
            fields[index].value += ", " + value
        } else {
            fields.append(Field(name: name, value: value))
        }
    }
}

extension GraphHeaders {
    /// Returns whether two names are equal, ignoring case. The comparison must be fast, because each request compares
    /// many names.
    private static func areSame(_ left: String, _ right: String) -> Bool {
        let (first, second) = (left.utf8, right.utf8)
        guard first.count == second.count else { return false }
        return left == right || first.elementsEqual(second) { lowered($0) == lowered($1) }
    }

    private static func lowered(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }

    private static let harmless: Set<String> = [
        "accept", "client-request-id", "content-length", "content-type", "date", "request-id", "retry-after",
    ]

    /// All field names, and the values of the fields that never contain a secret.
    public var description: String {
        let texts = fields.map { field in
            Self.harmless.contains(field.name.lowercased()) ? "\(field.name): \(field.value)" : field.name
        }
        return "[\(texts.joined(separator: ", "))]"
    }

    /// A mirror that shows the text of ``description``.
    public var customMirror: Mirror { Mirror(self, children: ["fields": description], displayStyle: .struct) }

    /// The reasons why a caller cannot set certain header fields, by lowercase field name.
    private static let ownedByClient = [
        "authorization": "the client's credential provides it",
        "connection": "the transport manages it",
        "content-length": "it is computed from the body",
        "host": "it is derived from the URL",
        "transfer-encoding": "the transport manages it",
    ]

    /// Describes why a caller cannot send a header field; returns `nil` if the field is allowed.
    func problem(of field: Field) -> String? {
        let isToken = field.name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
            }
        }
        if field.name.isEmpty || !isToken {
            return "\(String(reflecting: field.name)) is not a valid HTTP header field name"
        }
        if let reason = Self.ownedByClient[field.name.lowercased()] {
            return "the '\(field.name)' header cannot be set: \(reason)"
        }
        // The message does not contain the value, because the value may be a secret.
        if field.value.utf8.contains(where: { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F }) {
            return "the value of the '\(field.name)' header contains a control character, such as a line break"
        }
        return nil
    }
}
