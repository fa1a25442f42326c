// SPDX-License-Identifier: MIT

import GraphSchema

/// A declaration of a generated client that apps can use.
///
/// Unavailable declarations are omitted, and so are members that all types of a kind have, for example
/// `additionalData`.
struct Declaration: Sendable {
    /// The kinds of declarations. The kind also distinguishes declarations that have the same name.
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
    /// The parameters, without the last parameter of every function of a kind (`configuration` or `additionalData`).
    var parameters: [Parameter] = []
    /// The type of the value or of the result. For a type, this is the kind of type, for example `enum`.
    let type: String
    /// The compiler's message for uses of a deprecated declaration; `nil` if the declaration is not deprecated.
    var deprecation: String?
    /// The effects that the compiler cannot detect.
    var effects: [Effect] = []
    /// The requests that a method sends, one for each path, for example `GET /me/messages`; empty for other
    /// declarations.
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

    /// The full name, for example `LampRequestBuilder.dim(level:)`.
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

/// An effect of a declaration that the compiler does not see, for example the JSON key of a property.
struct Effect: Hashable, Sendable {
    /// The subject and verb of a sentence, for example `the JSON key is`. The topic identifies the effect in every
    /// version of a client.
    let topic: String
    /// The value in Markdown; `nil` if the effect has no value.
    let value: String?
    /// The sentence that describes the effect; `nil` to describe the effect with the topic and the value.
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
