// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import PresenceSupport
import TestSupport
import Testing

@testable import GraphPresenceEmulator

/// Tests for the users that the control API and Graph's directory return.
@Suite struct UserControlTests {
    private let clock = ManualClock()
    private let emulator: EmulatorTransport

    init() { emulator = EmulatorTransport(clock: clock, signedInUser: "u".guid) }

    @Test("The view of a user shows how the user's presence is determined")
    func reasons() throws {
        let user = "u".guid
        #expect(emulator.emulator.view(of: user).decidedBy == "nothing")
        try emulator.perform(.setPresence(.init(.available, sessionId: "app")), for: user)
        try emulator.perform(.signIn(teamsClient: "desktop", state: PresenceState(.busy, .inACall)), for: user)
        var view = emulator.emulator.view(of: user)
        #expect(view.decidedBy == "session")
        #expect(view.decidingSession == "desktop")
        #expect(view.sessions.map(\.kind) == ["application", "teamsClient"])
        #expect(view.sessions.map(\.changesAt) == ["2025-01-01T00:05:00.0000000Z", nil])
        #expect(view.sessions.map(\.expiresAt) == ["2025-01-01T00:05:00.0000000Z", nil])
        try emulator.perform(.setUserPreferredPresence(.init(.doNotDisturb)), for: user)
        view = emulator.emulator.view(of: user)
        #expect(view.decidedBy == "preferredPresence")
        #expect(view.presence.availability == .doNotDisturb)
        #expect(view.preferredPresence?.expiresAt == "2025-01-02T00:00:00.0000000Z")
        try emulator.perform(.signOut(teamsClient: "desktop"), for: user)
        clock.advance(by: .seconds(300))
        view = emulator.emulator.view(of: user)
        #expect(view.decidedBy == "nothing")
        #expect(view.presence.availability == .offline)
        #expect(view.preferredPresence != nil)
    }

    @Test("Users with sessions are listed first, and a search matches names and IDs")
    func list() throws {
        for name in ["c", "a", "b"] { emulator.emulator.add(UserDirectory.user(name.guid, named: "User \(name)")) }
        try emulator.perform(.signIn(teamsClient: "x", state: PresenceState(.away, .away)), for: "b".guid)
        try emulator.perform(.signIn(teamsClient: "x", state: PresenceState(.away, .away)), for: "z".guid)
        let all = emulator.emulator.users(matching: "", skip: 0, top: 10)
        #expect(all.count == 4)
        let derived = UserDirectory.user("z".guid.foldedId, named: nil)
        #expect(Set(all.users.prefix(2).map(\.displayName)) == ["User b", derived.displayName])
        #expect(all.users.dropFirst(2).map(\.displayName) == ["User a", "User c"])
        #expect(emulator.emulator.users(matching: "USER C", skip: 0, top: 10).users.map(\.id) == ["c".guid])
        #expect(emulator.emulator.users(matching: "a".guid, skip: 0, top: 10).users.map(\.id) == ["a".guid])
        let part = emulator.emulator.users(matching: "", skip: 2, top: 1)
        #expect(part.count == 4)
        #expect(part.users.map(\.displayName) == ["User a"])
    }

    private func get(_ path: String, token: String = "t") async throws -> (status: Int, body: GraphJSONValue) {
        let response = try await emulator.send(
            TransportRequest(
                method: .get,
                url: try #require(URL(string: "http://127.0.0.1:1/v1.0" + path)),
                headers: ["Authorization": "Bearer \(token)"]
            )
        )
        return (response.status, try JSONDecoder().decode(GraphJSONValue.self, from: response.body))
    }

    @Test("Graph's directory returns the signed-in user, and other users by ID and by name")
    func directory() async throws {
        emulator.emulator.add(UserDirectory.user("v".guid, named: "Adele Vance"))
        let expected: GraphJSONValue = [
            "@odata.context": "http://127.0.0.1:1/v1.0/$metadata#users/$entity", "id": .string("v".guid),
            "displayName": "Adele Vance", "userPrincipalName": "adele.vance@contoso.example",
        ]
        #expect(try await get("/users/\("v".guid)").body == expected)
        #expect(try await get("/users/Adele.Vance%40contoso.example").body == expected)
        let me = try await get("/me?$select=id").body
        #expect(
            me == [
                "@odata.context": "http://127.0.0.1:1/v1.0/$metadata#users/$entity", "id": .string("u".guid),
            ]
        )
        let unknown = try await get("/users/nobody%40contoso.example")
        #expect(unknown.status == 404)
        #expect(unknown.body["error"]?["code"] == "Request_ResourceNotFound")
        let property = try await get("/me?$select=id,mail")
        #expect(property.status == 400)
        #expect(
            property.body["error"]?["message"]
                == "the emulator does not support the user property 'mail'; select displayName, id, or userPrincipalName"
        )
    }

    @Test("Reading users from Graph's directory requires a permission")
    func permissions() async throws {
        let user = "u".guid
        emulator.register(token: "none", as: .user(user, permissions: ["Presence.Read"]))
        emulator.register(token: "own", as: .user(user, permissions: ["User.Read"]))
        emulator.register(token: "all", as: .application(permissions: ["User.Read.All"]))
        #expect(try await get("/me", token: "none").status == 403)
        #expect(try await get("/me", token: "own").status == 200)
        #expect(try await get("/users/\("v".guid)", token: "own").status == 403)
        #expect(try await get("/users/\("v".guid)", token: "all").status == 200)
        #expect(try await get("/me", token: "all").status == 400)
    }
}
