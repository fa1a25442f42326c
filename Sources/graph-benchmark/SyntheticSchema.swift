// SPDX-License-Identifier: MIT

/// A schema of any size, for measuring how the generator scales.
///
/// Every description is distinct, because it contains the name of the declaration.
struct SyntheticSchema {
    let actionCount: Int
    /// The number of the action whose description differs from its description in other schemas of this size; `nil` for
    /// no action.
    var changedAction: Int?

    private var typeCount: Int { max(1, actionCount / 2) }
    private var enumCount: Int { max(1, actionCount / 20) }
    private var pathCount: Int { (actionCount + 9) / 10 }

    private static let members = [
        "Idle", "Ready", "Starting", "Running", "Paused", "Stopping", "Stopped", "Failed", "Blocked", "Archived",
        "Deleted", "unknownFutureValue",
    ]

    /// The schema as JSON in format version 1.
    var json: String {
        """
        {
          "formatVersion": 1,
          "namespace": "microsoft.graph",
          "version": "v1.0",
          "client": { "name": "SyntheticClient", "access": "public", "description": "A client of a made-up service." },
          "enums": {
        \(lines(enumCount, enumeration))
          },
          "types": {
        \(lines(typeCount, type))
          },
          "actions": {
        \(lines(actionCount, action))
          },
          "paths": {
        \(lines(pathCount, path))
          }
        }

        """
    }

    private func lines(_ count: Int, _ line: (Int) -> String) -> String {
        (0..<count).map(line).joined(separator: ",\n")
    }

    private func enumeration(_ number: Int) -> String {
        let members = Self.members.map { value in
            #"{ "value": "\#(value)", "description": "The state\#(number) is \#(value)." }"#
        }
        return #"    "state\#(number)": { "description": "The states that state\#(number) lists.", "members": ["#
            + members.joined(separator: ", ") + "] }"
    }

    /// Returns a type that refers to a type with a lower number, and in some cases to itself.
    private func type(_ number: Int) -> String {
        let (name, other) = ("item\(number)", "graph.item\(number / 2)")
        let properties = [
            property("id", of: name, "Edm.String", #""nullable": false, "key": true, "#),
            property("displayName", of: name, "Edm.String", #""maxLength": 256, "#),
            property("state", of: name, "graph.state\(number % enumCount)"),
            property("detail", of: name, number.isMultiple(of: 2) ? "Edm.String" : other),
            property("history", of: name, "Collection(\(number.isMultiple(of: 3) ? other : "Edm.String"))"),
            property("size", of: name, "Edm.Int64"),
            property("parent", of: name, number.isMultiple(of: 50) ? "graph.\(name)" : "Edm.Guid"),
            property("modifiedDateTime", of: name, "Edm.DateTimeOffset", #""readOnly": true, "#),
        ]
        return #"    "\#(name)": { "description": "An \#(name) of the service.", "#
            + #""documentation": "https://learn.microsoft.com/graph/api/resources/\#(name)", "properties": { "#
            + properties.joined(separator: ", ") + " } }"
    }

    private func property(_ name: String, of owner: String, _ type: String, _ facts: String = "") -> String {
        #""\#(name)": { "type": "\#(type)", \#(facts)"description": "The \#(name) of \#(owner)." }"#
    }

    /// Returns an action. Half of the actions return a type or a collection.
    private func action(_ number: Int) -> String {
        let name = "updateItem\(number)"
        let parameters = [
            property("comment", of: name, "Edm.String", #""required": true, "minLength": 1, "maxLength": 200, "#),
            property("state", of: name, "graph.state\(number % enumCount)", #""nullable": false, "#),
            property(
                "waitTime",
                of: name,
                "Edm.Duration",
                #""minimum": "PT5M", "maximum": "PT4H", "default": "PT\#(5 + number % 60)M", "#
            ),
        ]
        let item = "graph.item\(number % typeCount)"
        var facts: [String] = []
        if number.isMultiple(of: 4) {
            facts.append(#""returns": "Collection(\#(item))""#)
        } else if number.isMultiple(of: 2) {
            facts.append(#""returns": "\#(item)""#)
        }
        if number.isMultiple(of: 5) { facts.append(combinations(name)) }
        if number.isMultiple(of: 3) { facts.append(#""notes": ["The service delays \#(name) when it is busy."]"#) }
        let change = number == changedAction ? " This sentence is new." : ""
        return #"    "\#(name)": { "body": "object", "description": "Updates the item of \#(name).\#(change)", "#
            + #""documentation": "https://learn.microsoft.com/graph/api/\#(name.lowercased())", "#
            + #""parameters": { \#(parameters.joined(separator: ", ")) }, "#
            + #""permissions": { "delegatedWork": ["Item.ReadWrite"], "delegatedPersonal": [], "#
            + #""application": ["Item.ReadWrite.All"] }, "clouds": ["global", "usGovL4"], "#
            + (facts + [#""idempotent": \#(number.isMultiple(of: 7) ? "false" : "true") }"#]).joined(separator: ", ")
    }

    private func combinations(_ action: String) -> String {
        let values = Self.members.prefix(4).map { value in
            #"{ "values": { "state": "\#(value)" }, "description": "The state \#(value) of \#(action).", "#
                + #""defaults": { "waitTime": "PT10M" } }"#
        }
        return #""supportedCombinations": { "parameters": ["state"], "values": ["#
            + values.joined(separator: ", ") + "] }"
    }

    /// Returns a path with 10 actions. Every second path has a placeholder.
    private func path(_ number: Int) -> String {
        let actions = (number * 10..<min(actionCount, number * 10 + 10)).map { #""updateItem\#($0)": {}"# }
        let template =
            number.isMultiple(of: 2) ? "/areas\(number)/{area\(number)-id}/panel" : "/areas\(number)/panel"
        return #"    "\#(template)": { "description": "The panel of areas\#(number).", "#
            + #""actions": { \#(actions.joined(separator: ", ")) } }"#
    }
}
