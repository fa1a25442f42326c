// SPDX-License-Identifier: MIT

import TestSupport

/// A generator for random schemas in JSON. Nearly all of the schemas are valid.
struct RandomSchema {
    var random: SeededGenerator
    /// The prefix of top-level names, which allows one module to contain many clients.
    let prefix: String
    /// The names of the enums and the values of their members.
    private(set) var enums: [(name: String, values: [String])] = []
    private(set) var types: [String] = []
    /// The names of the schema's methods and the HTTP method of each.
    private(set) var methods: [(name: String, verb: String)] = []
    /// The names of the actions that have been generated so far.
    private(set) var actions: [String] = []
    var combinationCount = 0

    init(seed: UInt64, prefix: String) {
        random = SeededGenerator(state: seed)
        self.prefix = prefix
    }

    mutating func text() -> String {
        types = (0..<Int.random(in: 1...4, using: &random)).map { "\(prefix)Type\($0)" }
        let enums = object((0..<Int.random(in: 1...3, using: &random)).map { enumMember($0) })
        let types = object(types.indices.map { typeMember($0) })
        let methods = object((0..<Int.random(in: 1...6, using: &random)).map { methodMember($0) })
        let actions = object((0..<Int.random(in: 0...4, using: &random)).map { actionMember($0) })
        let access = random.pick(["public", "package", "internal"])
        return object([
            ("formatVersion", "1"), ("namespace", quoted("test.\(prefix)")), ("version", quoted("v1.0")),
            (
                "client",
                object([("name", quoted("\(prefix.uppercased())Client")), ("access", quoted(access)), description()])
            ),
            ("enums", enums), ("types", types), ("methods", methods), ("actions", actions), ("paths", paths()),
        ])
    }

    func quoted(_ text: String) -> String { "\"\(text)\"" }

    func object(_ members: [(String, String)]) -> String {
        "{" + members.map { "\(quoted($0.0)): \($0.1)" }.joined(separator: ",\n") + "}"
    }

    func array(_ elements: [String]) -> String { "[" + elements.joined(separator: ", ") + "]" }

    mutating func description() -> (String, String) { ("description", quoted(random.pick(RandomNames.texts))) }

    mutating func flag(_ key: String, _ percent: Int) -> [(String, String)] {
        random.chance(percent) ? [(key, random.chance(80) ? "true" : "false")] : []
    }

    /// Returns distinct names, each with a Swift name if the name requires one. Occasionally, the schema format rejects
    /// one of the names.
    mutating func names(_ count: Int) -> [(key: String, swiftName: [(String, String)])] {
        var names = Array(RandomNames.members.shuffled(using: &random).prefix(count))
        if random.chance(1) { names[0] = random.pick(RandomNames.reserved) }
        return names.map { name in
            if random.chance(15) { return (random.pick(RandomNames.odd) + name, [("swiftName", quoted(name))]) }
            return (name, [])
        }
    }

    /// Returns a reference to a type with the short or the full namespace.
    mutating func reference(_ name: String) -> String {
        quoted("\(random.chance(70) ? "graph" : "test.\(prefix)").\(name)")
    }

    private mutating func enumMember(_ number: Int) -> (String, String) {
        let name = "\(prefix)Enum\(number)"
        let names = names(Int.random(in: 1...5, using: &random))
        enums.append((name, names.map(\.key)))
        let members = names.map { name in
            object([("value", quoted(name.key))] + name.swiftName + (random.chance(50) ? [description()] : []))
        }
        return (
            name, object([description(), ("members", array(members))] + documentation(50) + swiftName("Enum", number))
        )
    }

    private mutating func swiftName(_ kind: String, _ number: Int) -> [(String, String)] {
        random.chance(20) ? [("swiftName", quoted("\(prefix.uppercased())Named\(kind)\(number)"))] : []
    }

    mutating func documentation(_ percent: Int) -> [(String, String)] {
        random.chance(percent) ? [("documentation", quoted("https://example.com/\(prefix)"))] : []
    }

    private mutating func typeMember(_ number: Int) -> (String, String) {
        let members = names(Int.random(in: 1...6, using: &random)).map { name in
            (name.key, property(name.swiftName, of: number, isParameter: false).text)
        }
        return (
            types[number],
            object([description(), ("properties", object(members))] + documentation(50) + swiftName("Type", number))
        )
    }

    /// Returns a random property of a type or parameter of an action.
    ///
    /// - Returns: The JSON text, the index of the parameter's enum if the parameter can be part of a combination, and
    ///   the possible default values.
    mutating func property(
        _ swiftName: [(String, String)],
        of number: Int,
        isParameter: Bool
    ) -> (text: String, plainEnum: Int?, defaults: [String]) {
        let isCollection = random.chance(30)
        var mayBeRequired = true
        var plainEnum: Int?
        var defaults: [String] = []
        var type: String
        var members: [(String, String)] = []
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<5:
            let primitive = random.pick(RandomNames.primitives)
            type = quoted(primitive)
            if !isCollection { members = limits(primitive) }
            if primitive == "Edm.String" { defaults = RandomNames.texts }
            if primitive == "Edm.Duration" { defaults = RandomNames.durations }
            if ["Edm.String", "Edm.Guid"].contains(primitive) { members += flag("sensitive", 25) }
        case 5..<8:
            let index = Int.random(in: 0..<enums.count, using: &random)
            type = reference(enums[index].name)
            if !isCollection {
                plainEnum = index
                let values = enums[index].values
                defaults = values
                if random.chance(30) { members.append(("default", quoted(random.pick(values)))) }
                if random.chance(30) {
                    let allowed = values.shuffled(using: &random).prefix(
                        Int.random(in: 1...values.count, using: &random)
                    )
                    members.append(("allowedValues", array(allowed.map(quoted))))
                }
            }
        default:
            let index = Int.random(in: 0..<types.count, using: &random)
            type = reference(types[index])
            // A type must not contain itself through required properties.
            mayBeRequired = isParameter || isCollection || index > number
        }
        if isCollection {
            type = quoted("Collection(\(type.dropFirst().dropLast()))")
            members += range("minItems", "maxItems")
        }
        if mayBeRequired, random.chance(40) { members.append(("nullable", "false")) } else { plainEnum = nil }
        members += flag("required", 20)
        if !isParameter { members += flag("readOnly", 20) }
        return (object([("type", type), description()] + swiftName + members), plainEnum, isCollection ? [] : defaults)
    }

    private mutating func range(_ least: String, _ greatest: String) -> [(String, String)] {
        (random.chance(20) ? [(least, "\(Int.random(in: 0...3, using: &random))")] : [])
            + (random.chance(20) ? [(greatest, "\(Int.random(in: 3...9, using: &random))")] : [])
    }

    private mutating func limits(_ primitive: String) -> [(String, String)] {
        switch primitive {
        case "Edm.String":
            let value = random.chance(30) ? [("default", quoted(random.pick(RandomNames.texts)))] : []
            return value + range("minLength", "maxLength")
        case "Edm.Guid": return range("minLength", "maxLength")
        case "Edm.Duration":
            return (random.chance(30) ? [("minimum", quoted("PT1S"))] : [])
                + (random.chance(30) ? [("maximum", quoted("P3D"))] : [])
                + (random.chance(30) ? [("default", quoted(random.pick(RandomNames.durations)))] : [])
        default: return []
        }
    }

    mutating func note(method name: String, _ verb: String) { methods.append((name, verb)) }
    mutating func note(action name: String) { actions.append(name) }
}
