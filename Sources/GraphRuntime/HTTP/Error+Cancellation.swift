// SPDX-License-Identifier: MIT

import Foundation

extension Error {
    /// Whether the error reports the cancellation of a Swift task or a `URLSession` task.
    var isCancellation: Bool {
        switch self {
        case is CancellationError: true
        case let error as URLError: error.code == .cancelled
        case let error as TransportError: error.underlying.isCancellation
        default: false
        }
    }
}
