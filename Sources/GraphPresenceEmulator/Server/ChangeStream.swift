// SPDX-License-Identifier: MIT

import Foundation

/// A response that sends server-sent events about changes to the emulator.
struct ChangeStream {
    let socket: Socket
    let emulator: Emulator

    private static let head =
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n"
    /// The interval between comments when nothing changes, in seconds. Only sending reveals that the peer has
    /// disconnected.
    private static let heartbeat: TimeInterval = 10

    /// Sends only the header fields, as the response to a `HEAD` request.
    func sendHead() -> Bool { send(Self.head) }

    /// Sends events until the peer closes the connection or the server is stopped.
    func run(until isStopped: () -> Bool) {
        var last = -1
        var quietSince = Date()
        guard sendHead() else { return }
        while !isStopped() {
            let count = emulator.changes.wait(for: last, seconds: 1)
            if count != last {
                last = count
                guard send("id: \(count)\ndata: {\"changes\":\(count)}\n\n") else { return }
                quietSince = Date()
                // Changes in quick succession are combined into one event.
                Thread.sleep(forTimeInterval: 0.1)
            } else if Date().timeIntervalSince(quietSince) >= Self.heartbeat {
                guard send(":\n\n") else { return }
                quietSince = Date()
            }
        }
    }

    private func send(_ text: String) -> Bool { socket.sendAll(Array(text.utf8)) }
}
