// SPDX-License-Identifier: MIT

import GraphSchema

/// A declaration of a generated client that apps can use.
///
/// Unavailable declarations are left out, as well as members that every type of its kind has, such as `additionalData`.
struct Declaration: Sendable {
    /// The kinds of declarations, which also distinguish declarations whose names are the same.
    enum Kind: Hashable, Sendable {
        case type, initializer, combinationInitializer, failableInitializer, method, property, constant, `subscript`
    }

    /// The parts that identify a declaration in every version of a client.
    struct Identity: Hashable, Sendable {
        let kind: Kind
        /// The name of the type that contains the declaration; `nil` for a type.
        let owner: String?
        /// The name, without the labels of parameters.
        let name: String
    }

    let identity: Identity
    /// The parameters, without the last one of every function of its kind, `configuration` or `additionalData`.
    var parameters: [Parameter] = []
    /// The type of the value or of the result. For a type, it is the kind of type, such as `enum`.
    let type: String
    /// The compiler's message about uses of a deprecated declaration; `nil` if it is not deprecated.
    var deprecation: String?
    /// The effects that the compiler does not see.
    var effects: [Effect] = []
    /// The requests that a method sends, such as `GET /me/messages`, one for each path; empty for other declarations.
    var requests: [String] = []
    /// The values that the service accepts for a property.
    var constraints = Constraints()

    init(
        _ kind: Kind,
        _ name: String,
        of owner: String?,
        parameters: [Parameter] = [],
        type: String,
        effects: [Effect] = []
    ) {
        identity = Identity(kind: kind, owner: owner, name: name)
        self.parameters = parameters
        self.type = type
        self.effects = effects
    }

    /// The full name, such as `LampRequestBuilder.dim(level:)`.
    var name: String {
        let name = (identity.owner.map { $0 + "." } ?? "") + identity.name
        switch identity.kind {
        case .type, .property, .constant: return name
        case .initializer, .combinationInitializer, .failableInitializer, .method, .subscript:
            return name + "(" + parameters.map { $0.label + ":" }.joined() + ")"
        }
    }
}

/// A parameter of a function.
struct Parameter: Hashable, Sendable {
    /// The argument label; `_` if there is none.
    let label: String
    let type: String
    var hasDefault = false
}

/// An effect of a declaration that the compiler does not see, such as the JSON key of a property.
struct Effect: Hashable, Sendable {
    /// The subject and verb of a sentence, such as `the JSON key is`. It identifies the effect in every version of a
    /// client.
    let topic: String
    /// The value in Markdown; `nil` if there is none.
    let value: String?
    /// The sentence that describes the effect instead of the topic and the value; `nil` to use these.
    var sentence: String?

    /// Creates an effect with a value, which is in Markdown.
    init(_ topic: String, _ value: String?) {
        self.topic = topic
        self.value = value
    }

    /// Creates an effect that is present or absent.
    init(_ isPresent: Bool, _ present: String, else absent: String) {
        topic = present
        value = String(isPresent)
        sentence = isPresent ? present : absent
    }

    /// Returns descriptions of the changes to the effects.
    static func changes(from old: [Effect], to new: [Effect]) -> [String] {
        let oldEffects = Dictionary(old.map { ($0.topic, $0) }, uniquingKeysWith: { first, _ in first })
        let newTopics = Set(new.map(\.topic))
        let changed = new.compactMap { effect -> String? in
            let value = oldEffects[effect.topic]?.value
            guard value != effect.value else { return nil }
            return effect.sentence ?? change(effect.topic, from: value, to: effect.value)
        }
        let removed = old.filter { $0.value != nil && !newTopics.contains($0.topic) }
            .map { change($0.topic, from: $0.value, to: nil) }
        return changed + removed
    }

    private static func change(_ topic: String, from old: String?, to new: String?) -> String {
        switch (old, new) {
        case (let old?, let new?): "\(topic) \(new) instead of \(old)"
        case (let old?, nil): "\(topic) no longer \(old)"
        case (nil, _): "\(topic) now \(new ?? "")"
        }
    }
}
