// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime

/// Adds a task to the user's default Microsoft To Do list, using a client that the plugin generates from
/// `OtherSlice.json`.
@main enum OtherSlice {
    static func main() async throws {
        let environment = ProcessInfo.processInfo.environment
        guard let title = CommandLine.arguments.dropFirst().first, let token = environment["GRAPH_ACCESS_TOKEN"] else {
            print("usage: OtherSlice TITLE, with an access token in GRAPH_ACCESS_TOKEN")
            exit(64)
        }
        let client = ToDoClient(
            credential: StaticTokenCredential(token),
            baseURL: environment["GRAPH_BASE_URL"].flatMap { URL(string: $0) }
        )
        do {
            let lists = try await client.me.todo.lists.get().value
            for list in lists { print("list: \(list.displayName ?? "")") }
            guard let list = lists.first(where: { $0.wellknownListName == .defaultList }), let id = list.id else {
                print("there is no default list")
                exit(1)
            }
            let task = try await client.me.todo.lists[id].tasks.post(TodoTask(title: title))
            print("created: \(task.title ?? "") (\(task.status?.rawValue ?? "unknown"))")
        } catch let error as GraphError {
            // An example of an error: the delegated permission Tasks.ReadWrite is required.
            print("error: \(error)")
            exit(1)
        }
    }
}
