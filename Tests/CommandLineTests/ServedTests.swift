// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import TestSupport
import Testing

/// Tests that run command lines against `serve` and compare their entire output and exit codes.
@Suite(.waiting, .timeLimit(.minutes(5))) struct ServedTests {
    private let process: Process
    private let errors = Pipe.closedInOtherProcesses()
    private let home = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    private let base: URL

    init() throws {
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
        let output = Pipe.closedInOtherProcesses()
        process = try Product("graph-presence").start(["serve"], output: output, errors: errors)
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        base = try #require(URL(string: line.trimmingCharacters(in: .newlines)))
    }

    /// Stops the emulator and checks that it has printed only its note.
    private func end() {
        kill(process.processIdentifier, SIGINT)
        let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let origin = base.absoluteString.replacingOccurrences(of: "/v1.0", with: "")
        #expect(
            text == "The emulator's page is at \(origin)/\n"
                + "To sign in, run: graph-presence login --client-id emulator --tenant emulator --authority \(origin) "
                + "--base-url \(origin)/v1.0\n"
                + "The emulator accepts connections from this machine only. The signed-in user (/me) is \(Tool.me). "
                + "Every access token is accepted until the first token or application is registered. Press Ctrl-C to "
                + "stop.\n"
        )
        try? FileManager.default.removeItem(at: home)
    }

    private var environment: [String: String] {
        [
            "HOME": home.path, "XDG_CONFIG_HOME": home.path, "GRAPH_ACCESS_TOKEN": "any", "AZURE_CLIENT_ID": "",
            "AZURE_CLIENT_SECRET": "", "AZURE_FEDERATED_TOKEN_FILE": "", "IDENTITY_ENDPOINT": "",
        ]
    }

    /// Runs a command line whose words are separated by spaces, and compares the result with the expected result.
    private func expect(
        _ line: String,
        prints output: String = "",
        errors: String = "",
        status: Int32 = 0,
        token: String = "any",
        isCall: Bool = true
    ) throws {
        let words = line.split(separator: " ").map { word in
            // A word such as @u becomes the GUID of the user "u", and an underscore becomes a space.
            word.hasPrefix("@") ? String(word.dropFirst()).guid : word.replacingOccurrences(of: "_", with: " ")
        }
        // Without `--quiet`, the commands that set or clear a value print a note.
        let quiet = ["set-", "clear-"].contains(where: line.hasPrefix) ? ["-q"] : []
        let result = try Product("graph-presence").run(
            words + quiet + (isCall ? ["--base-url", base.absoluteString] : []),
            environment: environment.merging(["GRAPH_ACCESS_TOKEN": token]) { $1 }
        )
        // The sequence number differs between runs.
        let printed = result.output.replacing(#/"sequenceNumber" ?: ?"A[0-9]+"/#, with: #""sequenceNumber" : "A""#)
        let printedErrors = result.errors.replacing(#/ \(request-id [0-9a-f-]+\)/#, with: "")
        #expect(printed == output, "\(line)")
        #expect(printedErrors == errors, "\(line)")
        #expect(result.status == status, "\(line)")
    }

    /// Sends a request to the emulator's control API.
    private func administer(_ path: String, _ body: String) async throws {
        let url = try #require(URL(string: "/emulator/\(path)", relativeTo: base)?.absoluteURL)
        let request = TransportRequest(
            method: .post,
            url: url,
            headers: ["Content-Type": "application/json"],
            body: Data(body.utf8)
        )
        #expect(try await URLSessionTransport.shared.send(request).status < 300)
    }

    @Test("Every command that reads or sets a presence succeeds")
    func readAndWrite() throws {
        defer { end() }
        try expect("get --user @u", prints: "id        \("u".guid)\npresence  Offline/Offline\n")
        try expect("set-presence --user @u --availability Busy --activity InACall --session-id s --expiration PT1H")
        try expect(
            "list --user @u --user @v --user @u",
            prints: "\("u".guid)  Busy/InACall\n\("v".guid)  Offline/Offline\n"
        )
        try expect("set-preferred --user @u --availability DoNotDisturb --expiration PT8H")
        try expect("get --user @u", prints: "id        \("u".guid)\npresence  DoNotDisturb/DoNotDisturb\n")
        try expect("clear-preferred --user @u")
        try expect("set-status-message --user @u --message At_lunch")
        try expect("get --user @u", prints: "id        \("u".guid)\npresence  Busy/InACall\nmessage   At lunch\n")
        try expect("set-status-message --user @u --message=")
        try expect("clear-presence --user @u --session-id s")
        try expect("get --user @u", prints: "id        \("u".guid)\npresence  Offline/Offline\n")
        try expect("set-automatic-location --work-location remote")
        try expect(
            "get --me",
            prints: "id        \(Tool.me)\npresence  Offline/Offline\nlocation  remote (automatic)\n"
        )
        try expect("set-manual-location --work-location office")
        try expect(
            "get --me",
            prints: "id        \(Tool.me)\npresence  Offline/Offline\nlocation  office (manual)\n"
        )
        try expect("clear-automatic-location")
        try expect("clear-location")
        try expect("get --me", prints: "id        \(Tool.me)\npresence  Offline/Offline\n")
    }

    @Test("The printed JSON is the JSON that the service returned")
    func printJSON() throws {
        defer { end() }
        let presence = """
            {
              "activity" : "Offline",
              "availability" : "Offline",
              "id" : "\("u".guid)",
              "outOfOfficeSettings" : {
                "isOutOfOffice" : false
              },
              "sequenceNumber" : "A",
              "workLocation" : {
                "source" : "none",
                "workLocationType" : "unspecified"
              }
            }
            """
        try expect("get --user @u --json", prints: presence + "\n")
        let indented = presence.replacing("\n", with: "\n    ")
        try expect(
            "list --user @u --user @u --json",
            prints: "{\n  \"value\" : [\n    \(indented)\n  ]\n}\n"
        )
    }

    @Test("The commands print each kind of error")
    func printErrors() async throws {
        defer { end() }
        try expect(
            "get --user @u",
            errors:
                "error: no one is signed in; run 'graph-presence login', or set GRAPH_ACCESS_TOKEN or the AZURE_… variables "
                + "(see 'graph-presence --help')\n",
            status: 2,
            token: ""
        )
        try expect(
            "get --usr u",
            errors: "error: '--usr' is not a valid option for 'get'; did you mean '--user'?\n"
                + "run 'graph-presence get --help' to list the options\n",
            status: 64
        )
        try expect(
            "clear-presence --user @u --session-id s",
            errors:
                "error: POST /users/{user-id}/presence/clearPresence: 404 NotFound: no presence session has this session ID; "
                + "the session may have expired or been cleared\n",
            status: 4
        )
        try expect(
            "set-presence --user @u --availability Away --session-id s --expiration PT4M",
            errors:
                "error: POST /users/{user-id}/presence/setPresence: expirationDuration is 4 minutes; it must be "
                + "from 5 minutes to 4 hours\n",
            status: 1
        )
        try await administer("tokens", #"{"token": "weak", "user": "\#("u".guid)", "permissions": ["Presence.Read"]}"#)
        try expect("get --user @u", prints: "id        \("u".guid)\npresence  Offline/Offline\n", token: "weak")
        try expect(
            "get --user @v",
            errors:
                "error: GET /users/{user-id}/presence: 403 Forbidden: Insufficient privileges to complete the operation; "
                + "required permissions: delegated Presence.Read.All, application Presence.Read.All\n",
            status: 3,
            token: "weak"
        )
        try expect(
            "get --user @u",
            errors:
                "error: GET /users/{user-id}/presence: 401 InvalidAuthenticationToken: Access token validation failure. "
                + "Invalid audience\n",
            status: 2,
            token: "unknown"
        )
    }

    @Test("A user signs in and out")
    func signInAndOut() async throws {
        defer { end() }
        try await administer(
            "applications",
            #"{"clientId": "app", "delegatedPermissions": ["Presence.Read.All", "Presence.ReadWrite"]}"#
        )
        let authority = "\(base.scheme ?? "")://\(base.host ?? ""):\(base.port ?? 0)"
        let prompt = Pipe.closedInOtherProcesses()
        let process = try Product("graph-presence")
            .start(
                ["login", "--client-id", "app", "--authority", authority],
                environment: environment.merging(["GRAPH_ACCESS_TOKEN": ""]) { $1 },
                errors: prompt
            )
        let text = String(decoding: prompt.fileHandleForReading.availableData, as: UTF8.self)
        let code = try #require(text.firstMatch(of: #/deviceCodes/([A-Z0-9]+)/#)).1
        #expect(
            text
                == "To sign in, approve the code \(code) on the page \(authority)/, or send a POST request with the body "
                + "{\"user\": \"…\"} to "
                + "\(authority)/emulator/deviceCodes/\(code)/approve.\n"
        )
        let short = "ann".guid.prefix(8)
        try await administer("deviceCodes/\(code)/approve", #"{"user": "\#("ann".guid)"}"#)
        #expect(
            String(decoding: prompt.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
                == "Signed in as User \(short) (\(short.lowercased())@contoso.example).\n"
        )
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        try expect("get --me", prints: "id        \("ann".guid)\npresence  Offline/Offline\n", token: "")
        try expect("logout", errors: "Signed out.\n", token: "", isCall: false)
        try expect("logout", errors: "No one was signed in.\n", token: "", isCall: false)
    }
}
