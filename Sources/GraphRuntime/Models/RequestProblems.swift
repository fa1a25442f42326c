/// What is wrong with a request before it is sent.
public struct RequestProblems: Sendable {
    /// What would not be a value of its type, whatever the service accepts.
    public private(set) var malformed: [String] = []
    /// What the schema says that the service does not accept.
    public private(set) var notAccepted: [String] = []

    /// No problems yet.
    public init() {}

    /// Reports a value that is missing: one that the metadata or the documentation requires.
    ///
    /// - Parameters:
    ///   - value: The value.
    ///   - name: Where it stands in the body.
    public mutating func checkGiven<Value>(_ value: Value?, _ name: String) {
        if value == nil { notAccepted.append("\(name) is required") }
    }

    /// Reports text outside the allowed numbers of characters.
    ///
    /// - Parameters:
    ///   - value: The text; nil is not checked.
    ///   - name: Where it stands in the body.
    ///   - minimum: The least number of characters; nil for any.
    ///   - maximum: The greatest number of characters; nil for any.
    public mutating func checkLength(of value: String?, _ name: String, minimum: Int? = nil, maximum: Int? = nil) {
        guard let value else { return }
        if let minimum, value.count < minimum {
            let given = value.isEmpty ? "is empty" : "has \(value.count) characters"
            notAccepted.append("\(name) \(given); the service takes \(minimum) or more")
        }
        if let maximum, value.count > maximum {
            notAccepted.append("\(name) has \(value.count) characters; the service takes at most \(maximum)")
        }
    }

    /// Reports a collection outside the allowed numbers of elements.
    ///
    /// - Parameters:
    ///   - values: The elements; nil is not checked.
    ///   - name: Where they stand in the body.
    ///   - minimum: The least number of elements; nil for any.
    ///   - maximum: The greatest number of elements; nil for any.
    public mutating func checkCount<Element>(
        of values: [Element]?,
        _ name: String,
        minimum: Int? = nil,
        maximum: Int? = nil
    ) {
        guard let values else { return }
        if let minimum, values.count < minimum {
            notAccepted.append("\(name) has \(values.count) elements; the service takes \(minimum) or more")
        }
        if let maximum, values.count > maximum {
            notAccepted.append("\(name) has \(values.count) elements; the service takes at most \(maximum)")
        }
    }

    /// Reports a text that is no duration, and a duration outside the allowed range.
    ///
    /// - Parameters:
    ///   - value: The duration; nil is not checked.
    ///   - name: Where it stands in the body.
    ///   - minimum: The shortest duration; nil for any.
    ///   - maximum: The longest duration; nil for any.
    public mutating func checkDuration(
        _ value: GraphDuration?,
        _ name: String,
        minimum: GraphDuration? = nil,
        maximum: GraphDuration? = nil
    ) {
        guard let value else { return }
        guard value.isValid else {
            malformed.append("\(name) is '\(value.text)', which is no ISO 8601 duration such as PT5M or PT1H30M")
            return
        }
        // A duration beyond what `Duration` holds is beyond every maximum.
        let isTooShort = minimum?.duration.map { limit in value.duration.map { $0 < limit } ?? false } ?? false
        let isTooLong = maximum?.duration.map { limit in value.duration.map { $0 > limit } ?? true } ?? false
        guard isTooShort || isTooLong else { return }
        let range =
            switch (minimum, maximum) {
            case (let minimum?, let maximum?): "from \(minimum) to \(maximum)"
            case (let minimum?, nil): "\(minimum) or longer"
            case (nil, let maximum?): "at most \(maximum)"
            case (nil, nil): "any"
            }
        notAccepted.append("\(name) is \(value.text); the service takes \(range)")
    }

    /// Reports a value outside the allowed ones.
    ///
    /// - Parameters:
    ///   - value: The value; nil is not checked.
    ///   - name: Where it stands in the body.
    ///   - allowed: The values that the service takes.
    public mutating func checkValue<Value: OpenEnum>(_ value: Value?, _ name: String, allowed: [Value]) {
        guard let value, !allowed.contains(value) else { return }
        let list = allowed.map(\.rawValue).joined(separator: ", ")
        notAccepted.append("\(name) is '\(value)'; the service takes \(list)")
    }

    /// Reports a combination that is not supported.
    ///
    /// - Parameters:
    ///   - isSupported: Whether it is supported.
    ///   - combination: What was given, such as `availability Busy, activity Busy`.
    ///   - supported: What is supported.
    public mutating func checkCombination(_ isSupported: Bool, _ combination: String, supported: [String]) {
        guard !isSupported else { return }
        notAccepted.append(
            "\(combination) is not a supported combination; the service takes \(supported.joined(separator: ", "))"
        )
    }
}
