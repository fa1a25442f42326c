// SPDX-License-Identifier: MIT

import GraphSchema

/// A type that merges the facts from the metadata with the facts from an overlay.
struct FactMerger {
    /// The order of the keys in a schema's objects.
    private static let order = [
        "value", "method", "body", "swiftName", "resource", "type", "nullable", "key", "required", "readOnly",
        "sensitive", "default", "minLength", "maxLength", "minItems", "maxItems", "minimum", "maximum", "allowedValues",
        "description", "documentation", "standalone", "flags", "members", "properties", "parameters",
        "supportedCombinations",
        "returns", "permissions", "clouds", "idempotent", "treatsNotFoundAsSuccessOnRetry", "notes", "deprecated",
        "methods", "actions",
    ]
    private static let positions = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })

    let facts: [String: Overlay.TargetFacts]
    let patterns: [(pattern: OperationPattern, facts: Overlay.TargetFacts)]
    let metadata: Metadata
    /// The positions of the targets that the schema contains.
    private(set) var used: Set<SourceLocation> = []
    /// Every target that the schema contains, with full namespaces, including targets without facts.
    private(set) var targets: Set<String> = []
    /// The operations that the schema contains, for example `GET /me/messages`.
    private(set) var operations: Set<String> = []
    var diagnostics = Diagnostics()
    /// The operations that each pattern matches, by the position of the pattern.
    private(set) var matches: [SourceLocation: [PatternMatch]] = [:]
    /// The qualified names of the enums that only the overlay describes.
    let overlayEnums: Set<String>

    init(_ overlay: Overlay, _ metadata: Metadata) {
        self.metadata = metadata
        overlayEnums = Set(overlay.enums.map { "\(metadata.namespace).\($0.key.value)" })
        var facts: [String: Overlay.TargetFacts] = [:]
        var patterns: [(OperationPattern, Overlay.TargetFacts)] = []
        for entry in overlay.facts {
            if entry.target.value.contains(" ") {
                do throws(Diagnostic) {
                    patterns.append((try OperationPattern(entry.target), entry))
                } catch {
                    diagnostics.report(error)
                    used.insert(entry.target.location)
                }
                continue
            }
            let target = Self.normalized(entry.target.value, metadata)
            if let first = facts[target] {
                let message = "the target '\(entry.target.value)' appears twice"
                diagnostics.report(
                    .duplicateKey,
                    message,
                    at: entry.target.location,
                    note: "it appears here first",
                    noteAt: first.target.location
                )
            }
            facts[target] = entry
        }
        self.facts = facts
        self.patterns = patterns
    }

    /// Returns a target with full namespaces: `a.type`, `a.type/member`, `a.action(a.type)`, or
    /// `a.action(a.type)/parameter`. Paths and method names are unchanged.
    static func normalized(_ target: String, _ metadata: Metadata) -> String {
        guard !target.hasPrefix("/"), target.contains(".") else { return target }
        let (declaration, member) = split(target)
        guard let open = declaration.firstIndex(of: "("), declaration.hasSuffix(")") else {
            return metadata.qualified(declaration) + member
        }
        let (type, isCollection) = metadata.resolve(String(declaration[declaration.index(after: open)...].dropLast()))
        let binding = isCollection ? "Collection(\(type))" : type
        return "\(metadata.qualified(String(declaration[..<open])))(\(binding))\(member)"
    }

    /// Returns the declaration in a target, and the member or parameter with the preceding slash.
    static func split(_ target: String) -> (declaration: String, member: String) {
        guard let slash = target.firstIndex(of: "/") else { return (target, "") }
        return (String(target[..<slash]), String(target[slash...]))
    }

    /// Returns the facts about a target and marks them as used; `nil` if there are no such facts.
    mutating func facts(_ target: String) -> Overlay.TargetFacts? {
        targets.insert(target)
        guard let found = facts[target] else { return nil }
        used.insert(found.target.location)
        return found
    }

    /// Returns whether the overlay specifies a fact about a target. A fact that the overlay removes is not specified.
    func specifies(_ key: String, about target: String) -> Bool {
        guard let node = facts[target]?.facts.first(where: { $0.key.value == key })?.node else { return false }
        if case .null = node.value { return false }
        return true
    }

    /// Returns the facts about an operation on a path and marks them as used.
    mutating func facts(_ method: HTTPMethod, _ path: [PathSegment]) -> [Overlay.TargetFacts] {
        operations.insert("\(method.rawValue) \(path.template)")
        let found = patterns.filter { $0.pattern.matches(method, path) }.map(\.facts)
        used.formUnion(found.map(\.target.location))
        return found
    }

    /// Returns a schema object that combines the metadata's facts with the overlay's facts.
    ///
    /// - Parameters:
    ///   - kind: The kind of object.
    ///   - base: The facts from the metadata.
    ///   - all: The facts from the overlay. Later facts override earlier facts.
    ///   - structure: The keys that only the metadata specifies.
    ///   - stated: The facts from the metadata that differ from the facts in `base`. A fact from the overlay
    ///     contradicts the metadata if it differs from both. The default is empty.
    ///   - request: The operation that the object describes on a path, for example `GET /me/messages`. For such an
    ///     object, ``reportPatternConflicts()`` compares the facts with the metadata, because a pattern can match
    ///     several operations. The default is `nil`.
    ///   - location: The position of the object.
    /// - Returns: The object, with its keys in the standard order.
    mutating func merge(
        _ kind: ObjectKind,
        _ base: [(key: String, node: JSONNode)],
        with all: [Overlay.TargetFacts],
        except structure: [String] = [],
        stated: [(key: String, node: JSONNode)] = [],
        of request: String? = nil,
        at location: SourceLocation
    ) -> JSONNode {
        var nodes = Dictionary(base.map { ($0.key, $0.node) }) { first, _ in first }
        // The facts that the metadata specifies, including facts that the overlay changes.
        let ownValues = Dictionary(grouping: stated + base, by: \.key).mapValues { $0.map(\.node) }
        func values(_ key: String) -> [JSONNode] {
            let values = ownValues[key] ?? []
            guard let value = Self.defaults[key], !base.contains(where: { $0.key == key }) else { return values }
            return values + [value]
        }
        let known = (kind.requiredKeys + kind.optionalKeys).filter { !structure.contains($0) }
        for facts in all {
            for fact in facts.facts {
                let key = fact.key.value
                guard known.contains(key) else {
                    reportUnknown(fact.key, known, facts.target)
                    continue
                }
                // The metadata does not specify the response of a method.
                if request == nil, kind != .method || key != "returns" {
                    checkConflict(fact, values(key), facts)
                }
                nodes[key] = fact.node
                if case .null = fact.node.value, key != "documentation" { nodes[key] = nil }
            }
            if let request {
                let match = PatternMatch(request: request, values: ownValues)
                matches[facts.target.location, default: []].append(match)
                continue
            }
            for conflict in facts.conflicts where conflict.source.value == Overlay.metadata {
                checkMetadata(conflict, values(conflict.fact.value))
            }
        }
        let members = nodes.sorted { left, right in
            (Self.positions[left.key] ?? .max, left.key) < (Self.positions[right.key] ?? .max, right.key)
        }
        .map { JSONMember(key: Located($0.key, at: $0.value.location), node: $0.value) }
        return JSONNode(.object(members), at: location)
    }

    /// The default values of keys that the metadata omits.
    private static let defaults = ["nullable": JSONNode(.bool(true), at: SourceLocation(line: 1, column: 1))]

    private mutating func reportUnknown(_ key: Located<String>, _ known: [String], _ target: Located<String>) {
        let list = known.quotedList("and")
        diagnostics.report(
            .unknownKey,
            "'\(key.value)' is not a valid fact about '\(target.value)'",
            at: key.location,
            note: Suggestion.note(for: key.value, among: known) ?? "the valid facts are \(list)"
        )
    }
}
