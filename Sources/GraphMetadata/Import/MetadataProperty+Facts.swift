// SPDX-License-Identifier: MIT

import GraphSchema

extension MetadataProperty {
    /// The name with a lowercase start, as in Swift; `nil` if the name already starts with a lowercase letter. The
    /// names of some Graph parameters start with an uppercase letter, for example `Message`, and would look like type
    /// names in Swift.
    private var swiftName: String? {
        let start = name.value.prefix { $0.isUppercase }
        guard !start.isEmpty else { return nil }
        // All letters of an acronym become lowercase: `URLName` becomes `urlName`.
        let isWord = start.count > 1 && start.count < name.value.count
        let length = isWord ? start.count - 1 : start.count
        return name.value.prefix(length).lowercased() + name.value.dropFirst(length)
    }

    /// Returns the facts from the metadata about a parameter or a property.
    func base(_ references: ReferenceWriter) -> [(key: String, node: JSONNode)] {
        var base = [(key: "type", node: references.node(type))]
        if let swiftName { base.append(("swiftName", JSONNode(.string(swiftName), at: name.location))) }
        if !isNullable { base.append(("nullable", JSONNode(.bool(false), at: name.location))) }
        if isReadOnly { base.append(("readOnly", JSONNode(.bool(true), at: name.location))) }
        if let maxLength, type.value == EdmType.string.rawValue {
            base.append(("maxLength", JSONNode(.number(String(maxLength.value)), at: maxLength.location)))
        }
        if let text = JSONNode.description(description) { base.append(("description", text)) }
        return base
    }
}

extension MetadataOperation {
    /// The facts from the annotations of an action or a function.
    var annotationBase: [(key: String, node: JSONNode)] {
        [("description", description), ("deprecated", deprecation)].compactMap { key, text in
            JSONNode.description(text).map { (key, $0) }
        }
    }
}
