// SPDX-License-Identifier: MIT

/// A comparison of a function's parameters with the parameters that replace them.
struct ParameterComparison {
    /// Descriptions of the changes that can prevent a call from compiling.
    private(set) var breaking: [String] = []
    /// Descriptions of the changes that permit additional calls.
    private(set) var added: [String] = []

    init(old: [Parameter], new: [Parameter]) {
        let oldByLabel = Dictionary(old.map { ($0.label, $0) }, uniquingKeysWith: { first, _ in first })
        let newByLabel = Dictionary(new.map { ($0.label, $0) }, uniquingKeysWith: { first, _ in first })
        for parameter in old {
            guard let replacement = newByLabel[parameter.label] else {
                breaking.append("\(parameter.subject) was removed")
                continue
            }
            compare(parameter, replacement)
        }
        for parameter in new where oldByLabel[parameter.label] == nil {
            if parameter.hasDefault {
                added.append("\(parameter.subject) is new and has a default value")
            } else {
                breaking.append("\(parameter.subject) is new and has no default value")
            }
        }
        // Arguments must be in the order of the parameters.
        let oldOrder = old.map(\.label).filter { newByLabel[$0] != nil }
        let newOrder = new.map(\.label).filter { oldByLabel[$0] != nil }
        guard oldOrder != newOrder else { return }
        breaking.append("the parameters are in a different order")
    }

    private mutating func compare(_ old: Parameter, _ new: Parameter) {
        if new.type != old.type {
            let text = "the type of \(old.subject) is \(codeSpan(new.type)) instead of \(codeSpan(old.type))"
            if new.type == old.type + "?" { added.append(text) } else { breaking.append(text) }
        }
        if old.hasDefault, !new.hasDefault { breaking.append("\(old.subject) has no default value") }
        if new.hasDefault, !old.hasDefault { added.append("\(old.subject) has a default value") }
    }
}

extension Parameter {
    /// The parameter as the subject of a sentence.
    fileprivate var subject: String { label == "_" ? "the first parameter" : "the parameter \(codeSpan(label))" }
}
