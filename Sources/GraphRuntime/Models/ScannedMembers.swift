// SPDX-License-Identifier: MIT

/// The result of scanning a JSON text, which speeds up decoding the text.
final class ScannedMembers: Sendable {
    /// The scan result for the JSON text that is being decoded.
    ///
    /// The result is not stored in the decoder's `userInfo`, because a lookup for each object would take more time than
    /// the result saves.
    @TaskLocal static var current: ScannedMembers?

    private let models: [ObjectIdentifier]
    private let undescribed: [[String]]
    private let kinds: [String: JSONKinds]

    init(undescribed: [(model: ObjectIdentifier, names: [String])], kinds: [String: JSONKinds]) {
        models = undescribed.map(\.model)
        self.undescribed = undescribed.map(\.names)
        self.kinds = kinds
    }

    /// Returns the names of the undescribed members in all values of a type; `nil` if the names are unknown.
    func undescribedNames(of model: any GraphModel.Type) -> [String]? {
        let model = ObjectIdentifier(model)
        for index in models.indices where models[index] == model { return undescribed[index] }
        return nil
    }

    /// Whether the kind of any value is known.
    var hasKinds: Bool { !kinds.isEmpty }

    /// Returns the probable kind of a member's value; `nil` if the kind is unknown.
    func kind(ofMember name: String) -> JSONKind? { kinds[name]?.value }

    /// Returns the probable kind of the value at a path; `nil` if the kind is unknown.
    func kind(at path: [any CodingKey]) -> JSONKind? {
        guard let last = path.last else { return kind(ofMember: "") }
        if last.intValue == nil { return kind(ofMember: last.stringValue) }
        return kinds[path.last { $0.intValue == nil }?.stringValue ?? ""]?.element
    }
}
