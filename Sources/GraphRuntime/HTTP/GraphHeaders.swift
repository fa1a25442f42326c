/// The headers of a request or a response. Names are compared without case.
///
/// The description and the mirror show the values of a few headers that never hold a secret, and the names of the others.
public struct GraphHeaders: CustomReflectable, CustomStringConvertible, ExpressibleByDictionaryLiteral, Hashable,
    Sendable
{
    /// One header.
    ///
    /// Its description shows the name alone: the value may be a secret.
    public struct Field: CustomReflectable, CustomStringConvertible, Hashable, Sendable {
        /// The name, as it was spelt.
        public var name: String
        /// The value.
        public var value: String

        /// A header.
        ///
        /// - Parameters:
        ///   - name: The name.
        ///   - value: The value.
        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }

        /// The name.
        public var description: String { name }

        /// Shows the name.
        public var customMirror: Mirror { Mirror(self, children: ["name": name], displayStyle: .struct) }
    }

    /// The headers in their order.
    public private(set) var fields: [Field]

    /// Headers in their order; of equal names the last counts.
    ///
    /// - Parameter fields: The headers.
    public init(_ fields: [Field] = []) {
        self.fields = []
        for field in fields { self[field.name] = field.value }
    }

    /// Headers in their order; of equal names the last counts.
    ///
    /// - Parameter elements: Names and values.
    public init(dictionaryLiteral elements: (String, String)...) {
        self.init(elements.map { Field(name: $0, value: $1) })
    }

    /// The value of a header; nil if there is none. Setting nil removes it.
    ///
    /// - Parameter name: The name, in any case.
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

    /// Appends a field line. If there is a header of the same name, its value is extended with a comma and the new value,
    /// as RFC 9110 combines field lines of one name.
    ///
    /// - Parameters:
    ///   - name: The name, in any case. The spelling of the first field line is kept.
    ///   - value: The value.
    public mutating func append(name: String, value: String) {
        if let index = fields.firstIndex(where: { Self.areSame($0.name, name) }) {
            fields[index].value += ", " + value
        } else {
            fields.append(Field(name: name, value: value))
        }
    }
}

extension GraphHeaders {
    /// Whether two names differ at most in the case of their letters. Every request asks this many times.
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

    /// The names, and the values of headers that never hold a secret.
    public var description: String {
        let texts = fields.map { field in
            Self.harmless.contains(field.name.lowercased()) ? "\(field.name): \(field.value)" : field.name
        }
        return "[\(texts.joined(separator: ", "))]"
    }

    /// Shows what ``description`` shows.
    public var customMirror: Mirror { Mirror(self, children: ["fields": description], displayStyle: .struct) }

    /// Headers that a caller cannot set, and why.
    private static let ownedByClient = [
        "authorization": "the client's credential provides it",
        "connection": "the transport manages it",
        "content-length": "it is computed from the body",
        "host": "it is derived from the URL",
        "transfer-encoding": "the transport manages it",
    ]

    /// What is wrong with a header that a caller wants to send; nil if nothing is.
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
            return "the header '\(field.name)' cannot be set: \(reason)"
        }
        // The value is not repeated: it may be a secret.
        if field.value.utf8.contains(where: { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F }) {
            return "the value of the header '\(field.name)' contains a control character, such as a line break"
        }
        return nil
    }
}
