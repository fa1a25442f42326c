import Foundation

extension Error {
    /// Whether the error says that a task was cancelled, in Swift's words or in those of `URLSession`.
    var isCancellation: Bool {
        switch self {
        case is CancellationError: true
        case let error as URLError: error.code == .cancelled
        case let error as TransportError: error.underlying.isCancellation
        default: false
        }
    }
}
