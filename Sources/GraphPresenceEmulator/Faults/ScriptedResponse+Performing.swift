// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

extension ScriptedResponse {
    /// Performs the steps and returns the response that a client in the same process receives.
    ///
    /// - Throws: `TransportError` if the response is incomplete, or `CancellationError` if the task is canceled.
    func perform() async throws -> TransportResponse {
        var bytes = Data()
        var ending = RawResponse.Ending.silent
        for step in steps {
            switch step {
            case .send(let more): bytes += more
            case .wait(let duration): try await Task.sleep(for: duration)
            case .close: ending = .closed
            case .reset: ending = .reset
            case .respond: break  // Responses have been written as bytes.
            }
            if ending != .silent { break }
        }
        return try RawResponse(bytes).response(endingWith: ending)
    }
}
