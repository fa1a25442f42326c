/// What a scan of a JSON text found of its members, for those who decode it.
final class ScannedMembers: Sendable {
    /// What is known of the text that is being decoded. A decoder's `userInfo` would do, but looking it up for each object
    /// takes longer than the rest of what it saves.
    @TaskLocal static var current: ScannedMembers?

    private let models: [ObjectIdentifier]
    private let undescribed: [[String]]
    private let kinds: [String: JSONKinds]

    init(undescribed: [(model: ObjectIdentifier, names: [String])], kinds: [String: JSONKinds]) {
        models = undescribed.map(\.model)
        self.undescribed = undescribed.map(\.names)
        self.kinds = kinds
    }

    /// The names of all members that values of a model have in the text and the model does not describe; `nil` if they
    /// are not known.
    func undescribedNames(of model: any GraphModel.Type) -> [String]? {
        let model = ObjectIdentifier(model)
        for index in models.indices where models[index] == model { return undescribed[index] }
        return nil
    }

    /// Whether there is a kind that values may have.
    var hasKinds: Bool { !kinds.isEmpty }

    /// The kind that the value of a member probably has; `nil` if there is no telling.
    func kind(ofMember name: String) -> JSONKind? { kinds[name]?.value }

    /// The kind that the value at a path probably has; `nil` if there is no telling.
    func kind(at path: [any CodingKey]) -> JSONKind? {
        guard let last = path.last else { return kind(ofMember: "") }
        if last.intValue == nil { return kind(ofMember: last.stringValue) }
        return kinds[path.last { $0.intValue == nil }?.stringValue ?? ""]?.element
    }
}
