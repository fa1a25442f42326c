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
    var diagnostics = Diagnostics()
    private var declared: [String: DeclaredOperation] = [:]
    private var uses: [String: (methods: [JSONMember], actions: [JSONMember])] = [:]
    private var templates: [(template: String, location: SourceLocation)] = []

    var metadata: Metadata { references.metadata }

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
        merger.reportPatternConflicts()
    }

    /// Adds the declaration of an operation, unless the declaration has already been added.
    ///
    /// - Returns: Whether the schema can contain the operation.
    private mutating func declare(_ operation: ImportedOperation) -> Bool {
        let name = operation.name.value
        let base = operation.action.map { actionBase($0) } ?? methodBase(operation)
        let text = "\(operation.method.rawValue) " + signature(base)
        var declared = declared[name] ?? DeclaredOperation(text: text)
        if let other = declared.bindings.first?.operation,
            declared.text != text || (other.action == nil) != (operation.action == nil)
        {
            reportClash(operation, other)
            return false
        }
        if !declared.addPath(of: operation) {
            declared.add(
                operation.action.map { binding(operation, $0, base) }
                    ?? binding(operation, base, declared.bindings.first)
            )
        }
        self.declared[name] = declared
        return true
    }

    /// Returns the binding of an action.
    private mutating func binding(
        _ operation: ImportedOperation,
        _ action: MetadataOperation,
        _ base: [(key: String, node: JSONNode)]
    ) -> DeclaredOperation.Binding {
        let own = clouds(operation)
        let node = self.node(action, base, own, at: operation.name.location)
        let hasOverlayClouds = node["clouds"].map { JSONText($0).line } != cloudText(own)
        let target = target(of: action)
        var descriptions = Set(action.ownParameters.map(\.name.value))
            .filter { merger.specifies("description", about: "\(target)/\($0)") }
        descriptions = Set(descriptions.map { "\($0)/description" })
        if merger.specifies("description", about: target) { descriptions.insert("description") }
        return .init(
            operation: operation,
            node: node,
            hasOverlayClouds: hasOverlayClouds,
            overlayDescriptions: descriptions
        )
    }

    /// Returns the binding of a method. The overlay's facts apply to all bindings of a method, so only a function's
    /// annotations can differ from those of the first binding.
    private mutating func binding(
        _ operation: ImportedOperation,
        _ base: [(key: String, node: JSONNode)],
        _ first: DeclaredOperation.Binding?
    ) -> DeclaredOperation.Binding {
        let (name, own) = (operation.name, clouds(operation))
        let facts = merger.facts(name.value)
        if let first, case .object(let members) = first.node.value {
            let specified = facts?.facts.map(\.key.value) ?? []
            func isAnnotation(_ key: String) -> Bool {
                ["description", "deprecated"].contains(key) && !specified.contains(key)
            }
            let annotations = base.filter { isAnnotation($0.key) }
                .map { JSONMember(key: Located($0.key, at: $0.node.location), node: $0.node) }
            let node = JSONNode(
                .object(members.filter { !isAnnotation($0.key.value) } + annotations),
                at: name.location
            )
            return .init(operation: operation, node: node, hasOverlayClouds: first.hasOverlayClouds)
        }
        let node = merger.merge(
            .method,
            base + cloudNode(own, at: name.location),
            with: facts.map { [$0] } ?? [],
            except: ["method"],
            at: name.location
        )
        let hasOverlayClouds = node["clouds"].map { JSONText($0).line } != cloudText(own)
        return .init(operation: operation, node: node, hasOverlayClouds: hasOverlayClouds)
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
            of: operation.request,
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

    func cloudNode(_ clouds: [Cloud]?, at location: SourceLocation) -> [(key: String, node: JSONNode)] {
        guard let clouds, !clouds.isEmpty else { return [] }
        let names = clouds.map { JSONNode(.string($0.rawValue), at: location) }
        return [("clouds", JSONNode(.array(names), at: location))]
    }
}
