// SPDX-License-Identifier: MIT

/// The public declarations in a generated client's code, each as a line such as
/// `Lamp.init(id: String, color: Color? = nil)`.
///
/// The list excludes unavailable declarations and the members that all types of the same kind have.
struct GeneratedDeclarations {
    private(set) var all: [String] = []
    private var owner = ""
    private var item = ""

    // A regular expression is compiled each time its literal is evaluated, so these literals are evaluated once per
    // file rather than once per line.
    private let ownerExtension = /nonisolated extension (\S+).* \{/
    private let type = /nonisolated public struct (\S+): (\S+) \{/
    private let itemBuilder = /typealias ItemBuilder = (.+)/
    private let constant = /static let (\w+) = Self\(.*/
    private let typedConstant = /static let (\w+): (.+?) =.*/
    private let property = /(?:var|let) (\w+): (.+?)(?: =.*| \{.*|)/
    private let method = /func (\w+)\((.*?)\)(?: async throws)?(?: -> (.+?))? \{.*/
    private let initializer = /init(\??)\((.*?)\) \{.*/

    private static let kinds = [
        "GraphClient": "client", "GraphRequestBuilder": "request builder",
        "CollectionRequestBuilder": "request builder",
        "OpenEnum": "enum", "GraphModel": "type", "SupportedCombination": "combination type",
    ]
    private static let members = [
        "let requestAdapter:", "init(requestAdapter:", "let context:", "init(context:", "static let placeholder = \"",
        "static let serviceVersion = \"", "static let sdkVersion = \"", "static let operations:", "var additionalData:",
        "static let constraints:", "static let propertyNames:", "static let modelProperties:", "init(from decoder:",
        "func encode(to encoder:", "static let knownValues:", "let rawValue:", "init(rawValue:",
        "init(stringLiteral value:", "static let allCases:", "var description:",
    ]

    init(in text: String) {
        var lines = text.split(separator: "\n").map { $0.drop { $0 == " " } }[...]
        var isUnavailable = false
        while let line = lines.popFirst() {
            var line = String(line)
            guard !line.hasPrefix("/"), !line.hasPrefix("public import") else { continue }
            let isAttribute = line.hasPrefix("@available(")
            guard isAttribute || line.hasPrefix("public ") || line.hasPrefix("nonisolated ") else { continue }
            while line.count(of: "(") > line.count(of: ")") || line.hasSuffix(":"), let next = lines.popFirst() {
                line += (line.hasSuffix("(") || next.hasPrefix(")") ? "" : " ") + next
            }
            if !isUnavailable, !isAttribute { add(line.replacing("`", with: "")) }
            isUnavailable = isAttribute && line.hasPrefix("@available(*, unavailable")
        }
    }

    private mutating func add(_ line: String) {
        if let match = line.wholeMatch(of: ownerExtension) {
            owner = String(match.1)
        } else if let match = line.wholeMatch(of: type) {
            owner = String(match.1)
            all.append("\(owner): \(Self.kinds[String(match.2)] ?? "")")
        } else if line.hasPrefix("public ") {
            addMember(String(line.dropFirst("public ".count)))
        }
    }

    private mutating func addMember(_ text: String) {
        guard !Self.members.contains(where: text.hasPrefix) else { return }
        if let match = text.wholeMatch(of: itemBuilder) {
            item = String(match.1)
            all.append("\(owner).subscript(_: String) -> \(item)")
        } else if let match = text.wholeMatch(of: constant) {
            all.append("static \(owner).\(match.1): \(owner)")
        } else if let match = text.wholeMatch(of: typedConstant) {
            all.append("static \(owner).\(match.1): \(match.2)")
        } else if let match = text.wholeMatch(of: property) {
            all.append("\(owner).\(match.1): \(match.2)")
        } else if let match = text.wholeMatch(of: method) {
            let result = match.3.map { $0 == "ItemBuilder" ? item : String($0) } ?? "Void"
            all.append("\(owner).\(match.1)(\(parameters(match.2))) -> \(result)")
        } else if let match = text.wholeMatch(of: initializer) {
            all.append("\(owner).init(\(parameters(match.2))) -> \(owner)\(match.1)")
        } else {
            all.append("not recognized: \(text)")
        }
    }

    /// Returns the parameters without their local names and without the final parameter that all functions of the same
    /// kind have.
    private func parameters(_ text: Substring) -> String {
        text.split(separator: ", ")
            .filter { $0 != "additionalData: [String: GraphJSONValue] = [:]" }
            .filter { $0 != "configuration: RequestConfiguration = RequestConfiguration()" }
            .map { parameter in
                let label = parameter.prefix { $0 != ":" && $0 != " " }
                return label + parameter.drop { $0 != ":" }
            }
            .joined(separator: ", ")
    }
}

extension String {
    fileprivate func count(of character: Character) -> Int { count { $0 == character } }
}
