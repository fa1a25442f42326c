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
    private var declared: [String: DeclaredOperation] = [:]
    private var uses: [String: (methods: [JSONMember], actions: [JSONMember])] = [:]
    private var templates: [(template: String, location: SourceLocation)] = []

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
        let accepted = operations.filter { declare($0) }
        var seen: Set<String> = []
        for operation in accepted where seen.insert(operation.name.value).inserted {
            guard let declared = declared[operation.name.value] else { continue }
            let member = JSONMember(key: operation.name, node: declared.node)
            if operation.action == nil { methods.append(member) } else { actions.append(member) }
            for binding in declared.bindings.dropFirst() { reportDifferences(of: binding, from: declared) }
        }
        for operation in accepted { addUse(operation) }
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

    /// Adds the declaration of an operation, unless it has been added.
    ///
    /// - Returns: Whether the schema can contain the operation.
    private mutating func declare(_ operation: ImportedOperation) -> Bool {
        let name = operation.name
        let base = operation.action.map { actionBase($0) } ?? methodBase(operation)
        let text = "\(operation.method.rawValue) " + signature(base, isAction: operation.action != nil)
        var declared = declared[name.value] ?? DeclaredOperation(text: text)
        if let other = declared.bindings.first?.operation {
            guard declared.text == text, (other.action == nil) == (operation.action == nil) else {
                reportClash(operation, other)
                return false
            }
            guard operation.action != nil, declared.binding(of: operation) == nil else { return true }
        }
        let own = clouds(operation)
        let node: JSONNode
        if let action = operation.action {
            node = self.node(action, base, own, at: name.location)
        } else {
            let facts = merger.facts(name.value).map { [$0] } ?? []
            let all = base + cloudNode(own, at: name.location)
            node = merger.merge(.method, all, with: facts, except: ["method"], at: name.location)
        }
        let hasOverlayClouds = node["clouds"].map { JSONText($0).line } != cloudText(own)
        declared.bindings.append(.init(operation: operation, node: node, hasOverlayClouds: hasOverlayClouds))
        self.declared[name.value] = declared
        return true
    }

    private mutating func addUse(_ operation: ImportedOperation) {
        guard let declared = declared[operation.name.value], let binding = declared.binding(of: operation) else {
            return
        }
        let name = operation.name
        let own = cloudNode(clouds(operation), at: name.location)
        let use = merger.merge(
            .pathOperation,
            declared.overrides(of: binding, clouds: own.first?.node),
            with: merger.facts(operation.method, operation.segments),
            stated: own,
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
            return base + function.annotationBase
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
        return base + action.annotationBase
    }

    /// Returns the facts from the metadata that operations of the same name must share, as text. An action can be
    /// bound to several types, each with annotations of its own.
    private func signature(_ base: [(key: String, node: JSONNode)], isAction: Bool) -> String {
        base.filter { !isAction || !["description", "deprecated"].contains($0.key) }
            .map { key, node in
                guard isAction, key == "parameters", case .object(let members) = node.value else {
                    return "\(key): \(JSONText(node).line)"
                }
                return members.map { member in
                    guard case .object(let facts) = member.node.value else { return member.key.value }
                    return member.key.value
                        + facts.filter { $0.key.value != "description" }
                        .map { "\($0.key.value): \(JSONText($0.node).line)" }.joined()
                }
                .joined()
            }
            .joined()
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
        let target = target(of: action)
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

    /// Returns the target of an action in an overlay, with full namespaces.
    private func target(of action: MetadataOperation) -> String {
        let binding = action.binding.map { metadata.resolve($0.value) }
        let type = binding.map { $0.isCollection ? "Collection(\($0.name))" : $0.name } ?? ""
        return "\(action.name)(\(type))"
    }

    /// Reports the facts that an action cannot have, because the metadata or the overlay specifies other values for
    /// another type that the action is bound to.
    private mutating func reportDifferences(of binding: DeclaredOperation.Binding, from declared: DeclaredOperation) {
        guard let first = declared.bindings.first, let action = binding.operation.action,
            let other = first.operation.action
        else { return }
        let differences = declared.differences(of: binding)
        guard !differences.isEmpty else { return }
        let targets = [other, action].map { merger.short(target(of: $0)) }
        let operations = [binding, first].map { "POST \($0.operation.segments.template)" }
        diagnostics.report(
            .nameClash,
            "\(operations.quotedList("and")) are one action in the schema, but differ in \(differences.quotedList("and"))",
            at: binding.operation.name.location,
            note:
                "specify the same values for \(targets.quotedList("and")) in the overlay, or exclude one of the operations"
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
