import Foundation
import GraphPresence
import TestSupport

/// `graph-presence serve`, as a process of its own until it is stopped.
final class ServeProcess {
    let baseURL: URL
    private let process: Process

    init() throws {
        let output = Pipe.closedInOtherProcesses()
        process = try Product("graph-presence").start(["serve"], output: output)
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        guard let url = URL(string: line.trimmingCharacters(in: .newlines)) else { throw CocoaError(.fileReadUnknown) }
        baseURL = url
    }

    deinit { process.terminate() }

    /// The generated client.
    var client: GraphServiceClient {
        GraphServiceClient(credential: StaticTokenCredential("any"), transport: URLSessionTransport(), baseURL: baseURL)
    }

    /// The URL of a path of the server.
    func url(_ path: String) -> String {
        let root = baseURL.absoluteString.replacingOccurrences(of: "/v1.0", with: "")
        return root + path
    }
}
