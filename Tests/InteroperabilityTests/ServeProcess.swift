// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import TestSupport

/// A `graph-presence serve` process, which is stopped when this object is released.
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

    /// A client for the server.
    var client: GraphServiceClient {
        GraphServiceClient(credential: StaticTokenCredential("any"), transport: URLSessionTransport(), baseURL: baseURL)
    }

    /// Returns the URL of a path on the server.
    func url(_ path: String) -> String {
        let root = baseURL.absoluteString.replacingOccurrences(of: "/v1.0", with: "")
        return root + path
    }
}
