// SPDX-License-Identifier: MIT

package import Foundation
import GraphRuntime

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A loopback HTTP server for which a test specifies every byte that it sends.
///
/// A closure handles each connection on a separate thread. The server closes the connection when the closure returns.
package final class ScriptedServer: Sendable {
    /// An error that indicates that the server cannot listen on a port.
    package struct Failure: Error {}

    /// The port of the server.
    package let port: UInt16
    private let descriptor: Int32
    private let isStopped = Locked(false)
    private let hasEnded = DispatchSemaphore(value: 0)
    private let received = Locked<[[String]]>([])

    /// How long the server waits for a connection before it checks whether it has been stopped, in milliseconds. On
    /// Linux, shutting down the descriptor ends the wait.
    #if os(Linux)
        private static let pollInterval: Int32 = 1_000
    #else
        private static let pollInterval: Int32 = 10
    #endif

    /// Creates a server and starts it on a free port at 127.0.0.1.
    ///
    /// - Parameter play: A closure that handles a connection.
    /// - Throws: ``Failure`` if no port is free.
    package init(_ play: @escaping @Sendable (ScriptedConnection) -> Void) throws {
        #if canImport(Glibc)
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            let descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        var bound = size
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(descriptor, pointer, size) == 0 && listen(descriptor, 128) == 0
                    && getsockname(descriptor, pointer, &bound) == 0
            }
        }
        guard isListening else { throw Failure() }
        port = UInt16(bigEndian: address.sin_port)
        self.descriptor = descriptor
        Thread.detachNewThread { [received, isStopped, hasEnded] in
            // If another thread closed the descriptor, a new server could reuse the descriptor's number while this
            // server is still polling it.
            defer {
                close(descriptor)
                hasEnded.signal()
            }
            while !isStopped.withLock({ $0 }) {
                var event = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
                guard poll(&event, 1, Self.pollInterval) == 1 else { continue }
                let accepted = accept(descriptor, nil, nil)
                guard accepted >= 0 else { continue }
                let number = received.withLock { received in
                    received.append([])
                    return received.count - 1
                }
                let connection = ScriptedConnection(descriptor: accepted, number: number, isStopped: isStopped) {
                    request in received.withLock { $0[number].append(request) }
                }
                Thread.detachNewThread {
                    play(connection)
                    connection.close()
                }
            }
        }
    }

    /// Creates and starts a server that reads one request from each connection, sends a fixed response, and closes the
    /// connection.
    ///
    /// - Parameter response: The response to send, or `nil` to send nothing and keep the connection open.
    /// - Throws: ``Failure`` if no port is free.
    package convenience init(answering response: String?) throws {
        try self.init { connection in
            _ = connection.readRequest()
            if let response { connection.send(response) } else { connection.waitForEnd() }
        }
    }

    /// The server's origin, without a trailing slash.
    package var origin: String { "http://127.0.0.1:\(port)" }

    /// The base URL for clients of the server.
    package var baseURL: URL? { URL(string: origin + "/v1.0") }

    /// The requests from each connection, exactly as they arrived.
    package var connections: [[String]] { received.withLock { $0 } }

    /// All requests, exactly as they arrived.
    package var requests: [String] { connections.flatMap { $0 } }

    /// The bodies of all requests that the server has received.
    package var bodies: [String] {
        requests.map { request in
            request.range(of: "\r\n\r\n").map { String(request[$0.upperBound...]) } ?? ""
        }
    }

    /// Stops the server, and returns after the server has stopped listening.
    package func stop() {
        // The thread of the server closes the descriptor only after `isStopped` is set.
        #if os(Linux)
            _ = shutdown(descriptor, Int32(SHUT_RDWR))
        #endif
        isStopped.withLock { $0 = true }
        hasEnded.wait()
    }
}
