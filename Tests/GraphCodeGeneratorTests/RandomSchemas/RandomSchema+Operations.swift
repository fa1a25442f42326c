// SPDX-License-Identifier: MIT

import TestSupport

extension RandomSchema {
    mutating func methodMember(_ number: Int) -> (String, String) {
        let name = "\(random.pick(["get", "list", "x", "Get", "日"]))\(prefix)Thing\(number)"
        let verb = random.pick(["GET", "POST", "PATCH", "PUT", "DELETE"])
        note(method: name, verb)
        var members = [("method", quoted(verb)), description()] + facts()
        let mustHaveBody = verb == "PATCH" || verb == "PUT"
        if mustHaveBody || (verb == "POST" && random.chance(60)) {
            members.append(("body", reference(random.pick(types))))
        }
        return (name, object(members + returns()))
    }

    mutating func actionMember(_ number: Int) -> (String, String) {
        let name = "\(prefix)\(random.pick(["Set", "do", "X"]))Action\(number)"
        note(action: name)
        var members = [description()] + facts() + returns()
        let body = random.pick(["object", "object", "object", "empty", "none"])
        members.append(("body", quoted(body)))
        guard body == "object" else { return (name, object(members)) }
        var combined: [(key: String, enum: Int)] = []
        var others: [(key: String, defaults: [String])] = []
        let parameters = names(Int.random(in: 1...5, using: &random)).map { name in
            let parameter = property(name.swiftName, of: 0, isParameter: true)
            if let plainEnum = parameter.plainEnum, random.chance(80) {
                combined.append((name.key, plainEnum))
            } else if !parameter.defaults.isEmpty {
                others.append((name.key, parameter.defaults))
            }
            return (name.key, parameter.text)
        }
        members.append(("parameters", object(parameters)))
        if !combined.isEmpty, random.chance(80) {
            members.append(("supportedCombinations", combinations(combined, others)))
        }
        return (name, object(members))
    }

    private mutating func combinations(
        _ parameters: [(key: String, enum: Int)],
        _ others: [(key: String, defaults: [String])]
    ) -> String {
        var seen: Set<[String]> = []
        var values: [String] = []
        for number in 0..<Int.random(in: 1...4, using: &random) {
            let assignment = parameters.map { random.pick(enums[$0.enum].values) }
            guard seen.insert(assignment).inserted else { continue }
            let defaults = others.filter { _ in random.chance(60) }.map { ($0.key, quoted(random.pick($0.defaults))) }
            let pairs = zip(parameters, assignment).map { ($0.key, quoted($1)) }
            let isNamed = random.chance(70) || assignment.contains { !$0.allSatisfy { $0.isLetter && $0.isASCII } }
            values.append(
                object(
                    [("values", object(pairs))] + (isNamed ? [("swiftName", quoted("pair\(number)"))] : [])
                        + (random.chance(50) ? [description()] : [])
                        + (defaults.isEmpty ? [] : [("defaults", object(defaults))])
                )
            )
        }
        combinationCount += 1
        let name = "\(prefix.uppercased())Pair\(combinationCount)"
        return object(
            (random.chance(40) ? [("swiftName", quoted(name))] : [])
                + [("parameters", array(parameters.map { quoted($0.key) })), ("values", array(values))]
        )
    }

    private mutating func returns() -> [(String, String)] {
        let type: String
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<3: return []
        case 3..<6: return [("returns", reference(random.pick(types)))]
        case 6: type = quoted(random.pick(RandomNames.primitives))
        case 7: type = reference(random.pick(enums).name)
        default: type = reference(random.pick(types))
        }
        return [("returns", quoted("Collection(\(type.dropFirst().dropLast()))"))]
    }

    private mutating func facts() -> [(String, String)] {
        let documentation = documentation(70)
        return (documentation.isEmpty ? [("documentation", "null")] : documentation)
            + [
                ("permissions", permissions()), ("clouds", clouds()),
                ("idempotent", random.chance(50) ? "true" : "false"),
            ]
            + flag("treatsNotFoundAsSuccessOnRetry", 20) + notes(30)
            + (random.chance(20) ? [("deprecated", quoted(random.pick(RandomNames.texts)))] : [])
    }

    private mutating func notes(_ percent: Int) -> [(String, String)] {
        random.chance(percent) ? [("notes", array([quoted(random.pick(RandomNames.texts))]))] : []
    }

    private mutating func permissions() -> String {
        let kinds = ["delegatedWork", "delegatedPersonal", "application"].map { kind in
            let names = (0..<Int.random(in: 0...4, using: &random)).map { quoted("Thing.ReadWrite.Everything\($0)") }
            return (kind, array(names))
        }
        return object(kinds)
    }

    private mutating func clouds() -> String {
        let all = ["global", "usGovL4", "usGovL5", "china"].shuffled(using: &random)
        return array(all.prefix(Int.random(in: 1...4, using: &random)).map(quoted))
    }

    /// Returns paths, each of which has operations with different HTTP methods.
    mutating func paths() -> String {
        var templates: [String] = []
        for _ in 0..<Int.random(in: 1...5, using: &random) {
            var template = "/\(prefix)\(random.pick(["Things", "things", "x"]))"
            for depth in 0..<Int.random(in: 0...3, using: &random) {
                let word = random.pick(["default", "$count", "me", "in-out", "self1", "a_b", "context1", "presence"])
                template += random.chance(40) ? "/{\(depth == 0 ? "thing-id" : "in-\(depth)")}" : "/\(word)"
            }
            if !templates.contains(template) { templates.append(template) }
        }
        return object(templates.map { ($0, path($0)) } + resource())
    }

    /// Returns paths that share a resource and therefore offer the same operations, each with separate documentation.
    private mutating func resource() -> [(String, String)] {
        guard random.chance(50) else { return [] }
        let (methods, actions) = operations()
        return ["/\(prefix)users/{user-id}/shared", "/\(prefix)mine", "/\(prefix)all/{in-1}"].map { template in
            let resource = [("resource", quoted("\(prefix)Shared"))]
            return (template, path(template, methods, actions, resource))
        }
    }

    private mutating func operations() -> (methods: [String], actions: [String]) {
        var verbs: Set<String> = []
        let methods = methods.shuffled(using: &random).filter { verbs.insert($0.verb).inserted }.map(\.name)
        return (methods, actions.filter { _ in random.chance(60) })
    }

    private mutating func path(_ template: String) -> String {
        let (methods, actions) = operations()
        return path(template, methods, actions, [])
    }

    private mutating func path(
        _ template: String,
        _ methods: [String],
        _ actions: [String],
        _ resource: [(String, String)]
    ) -> String {
        let methods = methods.map { ($0, use()) }
        let actions = actions.map { ($0, use()) }
        let placeholders = template.split(separator: "/").filter { $0.hasPrefix("{") }
            .map { (String($0.dropFirst().dropLast()), object([description()])) }
        return object(
            resource + [description(), ("methods", object(methods)), ("actions", object(actions))]
                + (random.chance(50) ? [("parameters", object(placeholders))] : [])
        )
    }

    /// Returns an operation of a path. The path may override keys of the shared operation.
    private mutating func use() -> String {
        object(
            (random.chance(20) ? [("documentation", "null")] : documentation(20))
                + (random.chance(20) ? [("permissions", permissions())] : [])
                + (random.chance(20) ? [("clouds", clouds())] : []) + notes(20)
        )
    }
}
