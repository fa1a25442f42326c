// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// A request that the emulator has received, with its response.
struct LoggedRequest: Sendable {
    /// The part of a body that is kept.
    struct Body: Sendable {
        let bytes: Data
        /// The number of bytes in the whole body.
        let count: Int

        /// The maximum number of bytes that are kept from a body.
        private static let maximumCount = 16 * 1_024

        init(_ data: Data) {
            count = data.count
            // A copy of the prefix does not keep the rest of a long body in memory.
            bytes = data.count > Self.maximumCount ? Data(data.prefix(Self.maximumCount)) : data
        }

        var isComplete: Bool { bytes.count == count }
    }

    /// The number of the request in order of arrival, starting at 1.
    var number = 0
    let time: Date
    let method: String
    let path: RequestPath
    let query: String?
    let headers: GraphHeaders
    let body: Body
    /// The ID of the user or the application that sent the request; `nil` if the request has no valid token.
    let caller: String?
    /// The status code of the response; `nil` if a fault sent raw bytes or broke the connection.
    let status: Int?
    let responseHeaders: GraphHeaders
    let responseBody: Body
    /// Whether the emulator supports the path.
    let isMatched: Bool
    /// How long the emulator took to respond, in seconds.
    let seconds: TimeInterval
}
