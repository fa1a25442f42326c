// SPDX-License-Identifier: MIT

/// The result of scanning a JSON text, which speeds up decoding it.
final class ScannedMembers: Sendable {
    /// The result for the JSON text that is being decoded.
    ///
    /// It is not in the decoder's `userInfo`, because a lookup for each object takes longer than the result saves.
    @TaskLocal static var current: ScannedMembers?

    private let models: [ObjectIdentifier]
    private let undescribed: [[String]]
    private let kinds: [String: JSONKinds]

    init(undescribed: [(model: ObjectIdentifier, names: [String])], kinds: [String: JSONKinds]) {
        models = undescribed.map(\.model)
        self.undescribed = undescribed.map(\.names)
        self.kinds = kinds
    }

    /// Returns the undescribed members of all values of a type in the text; `nil` if they are unknown.
    func undescribedNames(of model: any GraphModel.Type) -> [String]? {
        let model = ObjectIdentifier(model)
        for index in models.indices where models[index] == model { return undescribed[index] }
        return nil
    }

    /// Whether any kinds are known.
    var hasKinds: Bool { !kinds.isEmpty }

    /// Returns the kind that the value of a member probably has; `nil` if it is unknown.
    func kind(ofMember name: String) -> JSONKind? { kinds[name]?.value }

    /// Returns the kind that the value at a path probably has; `nil` if it is unknown.
    func kind(at path: [any CodingKey]) -> JSONKind? {
        guard let last = path.last else { return kind(ofMember: "") }
        if last.intValue == nil { return kind(ofMember: last.stringValue) }
        return kinds[path.last { $0.intValue == nil }?.stringValue ?? ""]?.element
    }
}
