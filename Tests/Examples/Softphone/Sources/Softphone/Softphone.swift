// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// A softphone without sound. The lines `begin` and `end` on standard input begin and end a call.
///
/// With the application permission `Presence.ReadWrite.All`, the program can set any user's presence. The session
/// belongs to the application, so its ID is the application (client) ID.
@main enum Softphone {
    static func main() async throws {
        let environment = ProcessInfo.processInfo.environment
        guard let userID = environment["USER_ID"], let applicationID = environment["AZURE_CLIENT_ID"] else {
            print("set USER_ID to the ID of a user, and AZURE_CLIENT_ID to that of the application")
            exit(64)
        }
        // EnvironmentCredential reads AZURE_TENANT_ID, AZURE_CLIENT_ID, and AZURE_CLIENT_SECRET.
        let token = environment["GRAPH_ACCESS_TOKEN"].map(StaticTokenCredential.init)
        let graphClient = GraphServiceClient(
            credential: token ?? EnvironmentCredential() as any TokenCredential,
            baseURL: environment["GRAPH_BASE_URL"].flatMap { URL(string: $0) }
        )
        let presence = graphClient.users[userID].presence
        let callPresence = CallPresence(presence, applicationID: applicationID)

        while let line = readLine() {
            switch line {
            case "begin": try await callPresence.begin()
            case "end": try await callPresence.end()
            case "three":
                // Calls can overlap and end in any order.
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for length in [30, 10, 20] {
                        group.addTask {
                            try await callPresence.begin()
                            try await Task.sleep(for: .milliseconds(length))
                            try await callPresence.end()
                        }
                    }
                    try await group.waitForAll()
                }
            default: print("write 'begin', 'end', or 'three'")
            }
            let now = try await presence.get()
            let state = "\(now.availability?.rawValue ?? "unknown")/\(now.activity?.rawValue ?? "unknown")"
            print("calls: \(await callPresence.calls), presence: \(state)")
            fflush(nil)
        }
    }
}
