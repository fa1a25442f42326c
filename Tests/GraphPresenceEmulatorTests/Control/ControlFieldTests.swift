// SPDX-License-Identifier: MIT

import GraphPresence
import Testing

@testable import GraphPresenceEmulator

/// Tests for the paths of members in the control API's error messages.
@Suite(.timeLimit(.minutes(5))) struct ControlFieldTests {
    /// Returns request bodies in which one member has a value of the wrong kind, with the member's path.
    private func wrong(_ fields: [ControlField], at prefix: String = "") -> [(path: String, body: GraphJSONValue)] {
        fields.flatMap { field in
            wrong(field.kind, at: prefix + field.name).map { path, value in
                guard case .object(var members) = fields.example else { return (path, value) }
                members[field.name] = value
                return (path, .object(members))
            }
        }
    }

    private func wrong(_ kind: ControlField.Kind, at path: String) -> [(path: String, body: GraphJSONValue)] {
        switch kind {
        case .any: []
        case .object(let fields): [(path, 1)] + wrong(fields, at: path + ".")
        case .array(let kind):
            [(path, 1)] + wrong(kind, at: path + "[1]").map { ($0.path, [kind.example, $0.body]) }
        default: [(path, [])]
        }
    }

    @Test(
        "The error for an invalid member contains the member's full path",
        arguments: ControlRoutes.all.filter { !$0.body.isEmpty }
    )
    func invalidMembers(_ route: ControlRoute) {
        for (path, body) in wrong(route.body) {
            let error = #expect(throws: PresenceServiceError.self) { try route.body.check(body) }
            #expect(error?.message.hasPrefix("'\(path)' must be ") == true, "\(path): \(error?.message ?? "")")
        }
    }

    @Test(
        "The error for a missing or unknown member contains the member's full path",
        arguments: [
            (["clock": [:], "users": []], "'clock.now' is required and must be a date and time, "),
            (["clock": ["now": nil, "isFrozen": true], "users": []], "'clock.now' is required and must be "),
            (
                ["users": [["id": "11111111-2222-3333-4444-555555555555"], [:]]],
                "'users[1].id' is required and must be "
            ),
            (
                ["users": [["id": "11111111-2222-3333-4444-555555555555", "sessions": [["kind": "application"]]]]],
                "'users[0].sessions[0].id' is required and must be a string"
            ),
            (
                ["clock": ["zone": "UTC"], "users": []],
                "'clock' contains the unknown member 'zone'; use 'now' or 'isFrozen'"
            ),
            (["users": [["ID": 1]]], "'users[0]' contains the unknown member 'ID'; use 'id', "),
            ([:], "'users' is required and must be an array"), ([], "the state must be a JSON object"),
        ] as [(GraphJSONValue, String)]
    )
    func otherMembers(_ state: GraphJSONValue, _ message: String) {
        let error = #expect(throws: PresenceServiceError.self) {
            try EmulatorSnapshot.fields.check(state, in: "the state")
        }
        #expect(error?.message.hasPrefix(message) == true, "\(error?.message ?? "")")
    }
}
