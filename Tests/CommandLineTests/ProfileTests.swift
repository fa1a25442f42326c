// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import GraphRuntime
import TestSupport
import Testing

@testable import graph_presence

/// Tests for the user and service of a sign-in, and for several sign-ins.
@Suite(.waiting, .timeLimit(.minutes(5))) struct ProfileTests {
    /// Returns an ID token without a signature.
    private static func idToken(_ claims: String) -> String {
        let payload = Data(claims.utf8).base64EncodedString().replacingOccurrences(of: "=", with: "")
            .replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
        return "e30.\(payload).c2lnbmF0dXJl"
    }

    @Test("The signed-in user is read from the ID token")
    func claims() {
        let token = IDToken(
            Self.idToken(#"{"oid":"o","tid":"t","preferred_username":"ádele@contoso.com","name":"Ádele?>~ Vance"}"#)
        )
        #expect(
            token
                == IDToken(objectId: "o", tenantId: "t", username: "ádele@contoso.com", name: "Ádele?>~ Vance")
        )
        #expect(token?.text == "Ádele?>~ Vance (ádele@contoso.com)")
        #expect(IDToken(objectId: nil, tenantId: nil, username: "u", name: nil).text == "u")
    }

    @Test(
        "Other strings are not valid ID tokens",
        arguments: ["", "a", "a.b", "a.!.c", "e30.e30.", "e30.W10.", "..", "a.b.c.d"]
    )
    func otherTexts(_ text: String) {
        #expect(IDToken(text) == nil)
    }

    /// Makes the token endpoint include an ID token in its next response.
    private func returnIDToken(_ tool: Tool) {
        let claims = #"{"oid":"\#(Tool.me)","tid":"T","preferred_username":"adele@contoso.com","name":"Adele Vance"}"#
        let body =
            #"{"token_type":"Bearer","access_token":"t","expires_in":3600,"refresh_token":"canary-r","#
            + #""id_token":"\#(Self.idToken(claims))"}"#
        tool.emulator.add(
            .response(
                200,
                headers: ["Content-Type": "application/json"],
                body: Data(body.utf8),
                path: "/contoso/oauth2/v2.0/token"
            )
        )
    }

    @Test("A sign-in stores its base URL and user")
    func keptServiceAndUser() async throws {
        let tool = try SignIns.tool()
        defer { tool.end() }
        returnIDToken(tool)
        let options = ["--client-id", "app", "--tenant", "contoso", "--base-url", tool.server.baseURL]
        let login = try await SignIns.login(
            tool,
            options[0],
            options[1],
            options[2],
            options[3],
            options[4],
            options[5]
        )
        #expect(login.status == 0)
        #expect(login.errors.hasSuffix("Signed in as Adele Vance (adele@contoso.com).\n"))
        let whoami = try tool.run(["whoami"])
        #expect(whoami.errors == "")
        #expect(
            whoami.output == """
                credential   sign-in
                name         Adele Vance
                username     adele@contoso.com
                user ID      \(Tool.me)
                tenant ID    T
                tenant       contoso
                application  app
                authority    \(tool.server.origin)
                cloud        global
                base URL     \(tool.server.baseURL)

                """
        )
        let json = try tool.run(["whoami", "--json"]).output
        let value = try JSONDecoder().decode(GraphJSONValue.self, from: Data(json.utf8))
        #expect(value["userId"] == .string(Tool.me))
        #expect(!json.contains("canary"))
    }

    @Test("Commands call the sign-in's service unless an option or a variable specifies a different service")
    func service() async throws {
        let tool = try SignIns.tool()
        defer { tool.end() }
        let store = SignInStore(folder: tool.home)
        try await SignIns.signIn(tool)
        var signIn = try #require(try store.read())
        signIn.baseURL = tool.server.baseURL
        try store.save(signIn)
        let output = "id        \(Tool.me)\npresence  Offline/Offline\n"
        #expect(try tool.run(["get", "--me"]).output == output)
        // The renewed sign-in has the same base URL.
        #expect(try tool.run(["get", "--me"]).output == output)
        let nowhere = "http://127.0.0.1:1/v1.0"
        #expect(try tool.run(["get", "--me"], ["GRAPH_PRESENCE_BASE_URL": nowhere]).status == 5)
        #expect(try tool.call("get", "--me", token: nil).output == output)
        let both = ["get", "--me", "--base-url", tool.server.baseURL]
        #expect(try tool.run(both, ["GRAPH_PRESENCE_BASE_URL": nowhere]).output == output)
        #expect(try tool.run(["get", "--me"], ["GRAPH_PRESENCE_BASE_URL": "x"]).status == 64)
        tool.emulator.register(token: "any", as: .user(Tool.me, permissions: SignIns.permissions))
        #expect(
            try tool.run(["get", "--me"], token: "any", ["GRAPH_PRESENCE_BASE_URL": tool.server.baseURL]).output
                == output
        )
    }

    @Test("The API version is added to a base URL without a path", arguments: ["", "/", "/v1.0", "/v1.0/"])
    func versions(_ path: String) async throws {
        let tool = try SignIns.tool()
        defer { tool.end() }
        let output = "id        \(Tool.me)\npresence  Offline/Offline\n"
        let url = tool.server.origin + path
        tool.emulator.register(token: "any", as: .user(Tool.me, permissions: SignIns.permissions))
        #expect(try tool.run(["get", "--me", "--base-url", url], token: "any").output == output)
        #expect(try tool.run(["get", "--me"], token: "any", ["GRAPH_PRESENCE_BASE_URL": url]).output == output)
        // An earlier version of the tool may have stored the URL without the API version.
        let store = SignInStore(folder: tool.home)
        try await SignIns.signIn(tool)
        var signIn = try #require(try store.read())
        signIn.baseURL = url
        try store.save(signIn)
        #expect(try tool.run(["get", "--me"]).output == output)
        let description = try tool.run(["whoami"]).output
        #expect(
            description.contains("base URL     \(path.hasSuffix("0/") ? url : tool.server.baseURL)\n"),
            "\(description)"
        )
    }

    @Test("Each profile has a separate sign-in")
    func profiles() async throws {
        let tool = try SignIns.tool()
        defer { tool.end() }
        #expect(try await SignIns.login(tool, "--client-id", "app").status == 0)
        #expect(try await SignIns.login(tool, "--client-id", "other", "--profile", "work").status == 0)
        func application(_ arguments: String...) throws -> String? {
            let output = try tool.run(["whoami", "-o", "tsv"] + arguments).output
            return output.split(separator: "\n").first { $0.hasPrefix("clientId\t") }.map { String($0.dropFirst(9)) }
        }
        #expect(try application() == "app")
        #expect(try application("--profile", "work") == "other")
        #expect(try tool.call("get", "--me", "--profile", "work", token: nil).status == 0)
        let none = try tool.call("get", "--me", "--profile", "home", token: nil)
        #expect(none.status == 2)
        #expect(none.errors.contains("run 'graph-presence login --profile home'"))
        #expect(try tool.run(["logout", "--profile", "work"]).errors == "Signed out.\n")
        #expect(try tool.run(["whoami", "--profile", "work"]).status == 2)
        #expect(try application() == "app")
        // A profile takes precedence over an application's credentials and cannot be combined with an access token.
        #expect(
            try tool.run(["whoami", "-o", "tsv"], ["AZURE_CLIENT_SECRET": "s"]).output.hasPrefix(
                "credential\tAZURE_…\n"
            )
        )
        #expect(try tool.run(["whoami", "--profile", "home"], ["AZURE_CLIENT_SECRET": "s"]).status == 2)
        #expect(try tool.run(["whoami", "--profile", "home"], token: "t").status == 64)
        #expect(try tool.run(["whoami", "-o", "tsv"], token: "t").output.hasPrefix("credential\tGRAPH_ACCESS_TOKEN\n"))
    }
}
