// SPDX-License-Identifier: MIT

import GraphSchema

/// A builder that creates the methods, actions, and paths of a schema.
struct OperationBuilder {
    let references: ReferenceWriter
    /// The clouds whose metadata contains an operation; `nil` if the clouds are not known.
    let clouds: (ImportedOperation) -> [Cloud]?
    var merger: FactMerger
    private(set) var methods: [JSONMember] = []
    private(set) var actions: [JSONMember] = []
    private(set) var paths: [JSONMember] = []
    private(set) var diagnostics = Diagnostics()
    private var first: [String: First] = [:]
    private var uses: [String: (methods: [JSONMember], actions: [JSONMember])] = [:]
    private var templates: [(template: String, location: SourceLocation)] = []

    /// The first path of an operation.
    private struct First {
        /// The facts from the metadata about the operation.
        let text: String
        /// The clouds whose metadata contains the operation on this path.
        let clouds: [Cloud]?
        let operation: ImportedOperation
        /// Whether the overlay specifies the clouds for all paths that do not specify clouds themselves.
        var hasOverlayClouds = false
    }

    private var metadata: Metadata { references.metadata }

    init(
        _ references: ReferenceWriter,
        _ merger: FactMerger,
        clouds: @escaping (ImportedOperation) -> [Cloud]?
    ) {
        self.references = references
        self.merger = merger
        self.clouds = clouds
    }

    /// Adds operations, in the order of the slice.
    mutating func add(_ operations: [ImportedOperation]) {
        for operation in operations { add(operation) }
        for path in templates {
            let own = uses[path.template] ?? ([], [])
            var base: [(String, JSONNode)] = []
            if !own.methods.isEmpty { base.append(("methods", JSONNode(.object(own.methods), at: path.location))) }
            if !own.actions.isEmpty { base.append(("actions", JSONNode(.object(own.actions), at: path.location))) }
            let facts = merger.facts(path.template).map { [$0] } ?? []
            let node = merger.merge(.path, base, with: facts, except: ["methods", "actions"], at: path.location)
            paths.append(JSONMember(key: Located(path.template, at: path.location), node: node))
        }
    }

    private mutating func add(_ operation: ImportedOperation) {
        let name = operation.name
        let base = operation.action.map { actionBase($0) } ?? methodBase(operation)
        let text = "\(operation.method.rawValue) " + base.map { "\($0.key): \(JSONText($0.node).line)" }.joined()
        let own = clouds(operation)
        if let other = first[name.value] {
            guard other.text == text, (other.operation.action == nil) == (operation.action == nil) else {
                reportClash(operation, other.operation)
                return
            }
        } else {
            var entry = First(text: text, clouds: own, operation: operation)
            let node: JSONNode
            if let action = operation.action {
                node = self.node(action, base, own, at: name.location)
                actions.append(JSONMember(key: name, node: node))
            } else {
                let facts = merger.facts(name.value).map { [$0] } ?? []
                node = merger.merge(
                    .method,
                    base + cloudNode(own, at: name.location),
                    with: facts,
                    except: ["method"],
                    at: name.location
                )
                methods.append(JSONMember(key: name, node: node))
            }
            entry.hasOverlayClouds = node["clouds"].map { JSONText($0).line } != cloudText(own)
            first[name.value] = entry
        }
        addUse(operation, own)
    }

    private mutating func addUse(_ operation: ImportedOperation, _ own: [Cloud]?) {
        let name = operation.name
        let isOther = first[name.value].map { !$0.hasOverlayClouds && $0.clouds != own } ?? false
        let use = merger.merge(
            .pathOperation,
            isOther ? cloudNode(own, at: name.location) : [],
            with: merger.facts(operation.method, operation.segments),
            at: name.location
        )
        let path = operation.path
        if uses[path] == nil { templates.append((path, name.location)) }
        let member = JSONMember(key: name, node: use)
        if operation.action == nil {
            uses[path, default: ([], [])].methods.append(member)
        } else {
            uses[path, default: ([], [])].actions.append(member)
        }
    }

    private func cloudText(_ clouds: [Cloud]?) -> String? {
        cloudNode(clouds, at: SourceLocation(line: 1, column: 1)).first.map { JSONText($0.node).line }
    }

    private func cloudNode(_ clouds: [Cloud]?, at location: SourceLocation) -> [(key: String, node: JSONNode)] {
        guard let clouds, !clouds.isEmpty else { return [] }
        let names = clouds.map { JSONNode(.string($0.rawValue), at: location) }
        return [("clouds", JSONNode(.array(names), at: location))]
    }

    // MARK: - Facts from the metadata

    private func methodBase(_ operation: ImportedOperation) -> [(key: String, node: JSONNode)] {
        let location = operation.name.location
        var base = [(key: "method", node: JSONNode(.string(operation.method.rawValue), at: location))]
        if let function = operation.function {
            if let returns = function.returns { base.append(("returns", references.node(returns))) }
            if let text = JSONNode.description(function.description) { base.append(("description", text)) }
            return base
        }
        let single = references.node(Located(operation.target.type, at: location))
        switch operation.method {
        case .get: base.append(("returns", references.node(Located(operation.reference, at: location))))
        case .post, .patch, .put: base += [("body", single), ("returns", single)]
        case .delete: break
        }
        return base
    }

    private func actionBase(_ action: MetadataOperation) -> [(key: String, node: JSONNode)] {
        let location = action.source.location
        let body = action.ownParameters.isEmpty ? "none" : "object"
        var base = [(key: "body", node: JSONNode(.string(body), at: location))]
        if !action.ownParameters.isEmpty {
            let members = action.ownParameters.map { parameter in
                JSONMember(key: parameter.name, node: JSONNode(.object(parameterBase(parameter)), at: location))
            }
            base.append(("parameters", JSONNode(.object(members), at: location)))
        }
        if let returns = action.returns { base.append(("returns", references.node(returns))) }
        if let text = JSONNode.description(action.description) { base.append(("description", text)) }
        return base
    }

    private func parameterBase(_ parameter: MetadataProperty) -> [JSONMember] {
        parameter.base(references).map { JSONMember(key: Located($0.key, at: $0.node.location), node: $0.node) }
    }

    private mutating func node(
        _ action: MetadataOperation,
        _ base: [(key: String, node: JSONNode)],
        _ own: [Cloud]?,
        at location: SourceLocation
    ) -> JSONNode {
        let binding = action.binding.map { metadata.resolve($0.value) }
        let type = binding.map { $0.isCollection ? "Collection(\($0.name))" : $0.name } ?? ""
        let target = "\(action.name)(\(type))"
        let parameters = action.ownParameters.map { parameter in
            let facts = merger.facts("\(target)/\(parameter.name.value)").map { [$0] } ?? []
            let node = merger.merge(.parameter, parameter.base(references), with: facts, at: parameter.name.location)
            return JSONMember(key: parameter.name, node: node)
        }
        var base = base.filter { $0.key != "parameters" }
        if !parameters.isEmpty { base.append(("parameters", JSONNode(.object(parameters), at: location))) }
        let facts = merger.facts(target).map { [$0] } ?? []
        return merger.merge(
            .action,
            base + cloudNode(own, at: location),
            with: facts,
            except: ["parameters"],
            at: location
        )
    }

    private mutating func reportClash(_ operation: ImportedOperation, _ other: ImportedOperation) {
        let name = operation.name.value
        let isMethod = operation.action == nil || other.action == nil
        diagnostics.report(
            .nameClash,
            "'\(operation.method.rawValue) \(operation.segments.template)' and "
                + "'\(other.method.rawValue) \(other.segments.template)' are different operations with the name '\(name)'",
            at: operation.name.location,
            note: isMethod
                ? "specify another name for one of them in 'names'"
                : "the schema format has one action of each name; exclude one of them"
        )
    }
}

extension MetadataProperty {
    /// The name with a lowercase start, as in Swift; `nil` if the name already starts with a lowercase letter. Some
    /// Graph parameters start with an uppercase letter, for example `Message`, and would read as type names.
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
        if isComputed { base.append(("readOnly", JSONNode(.bool(true), at: name.location))) }
        if let maxLength, type.value == EdmType.string.rawValue {
            base.append(("maxLength", JSONNode(.number(String(maxLength.value)), at: maxLength.location)))
        }
        if let text = JSONNode.description(description) { base.append(("description", text)) }
        return base
    }
}
