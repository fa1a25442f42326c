import Dispatch
import Foundation

/// Signals that end a command in order.
enum Signals {
    /// Waits for one of the signals, or for the task to be cancelled.
    static func first(of numbers: [Int32]) async {
        let (signals, continuation) = AsyncStream<Int32>.makeStream()
        let sources = numbers.map { number in
            // The source is told instead of the process being ended.
            _ = Foundation.signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { continuation.yield(number) }
            source.resume()
            return source
        }
        for await _ in signals { break }
        for source in sources { source.cancel() }
        // A second one ends a clean-up that takes too long.
        for number in numbers { _ = Foundation.signal(number, SIG_DFL) }
    }
}
