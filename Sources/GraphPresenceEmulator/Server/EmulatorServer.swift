// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// An HTTP/1.1 server that makes an emulator available to clients in any language on this machine.
///
/// The server listens only on 127.0.0.1 and, if the machine supports IPv6, on ::1. The server uses plain HTTP and is
/// intended for tests.
public final class EmulatorServer: Sendable {
    /// The port that the server listens on.
    public let port: Int

    private let emulator: Emulator
    private let connections: Locked<Connections>
    /// The number of sockets that are still listening.
    private let listening: Locked<Int>

    /// The open connections, with the order in which they were last used.
    private struct Connections: Sendable {
        var open: [Int: Socket] = [:]
        /// The value of `uses` at the last use of each connection.
        var lastUse: [Int: Int] = [:]
        /// The number of connections and requests so far.
        var uses = 0
        var next = 0
        var isStopped = false

        mutating func noteUse(of number: Int) {
            uses += 1
            lastUse[number] = uses
        }
    }

    /// The maximum number of open connections. If another client connects, the least recently used connection is
    /// closed.
    static let maximumConnections = 1_024
    /// The stack size of each thread, in bytes. Decoding deeply nested JSON requires a stack of this size.
    static let stackSize = 2 * 1_024 * 1_024

    /// Creates a server and starts it.
    ///
    /// - Parameters:
    ///   - emulator: The emulator that handles the requests.
    ///   - port: The port to listen on, or 0 for any free port. The default is 0.
    /// - Throws: A system error if the port is in use or is not valid.
    public init(_ emulator: EmulatorTransport, port: Int = 0) throws {
        guard let requested = UInt16(exactly: port) else { throw Socket.Failure.invalidPort(port) }
        self.emulator = emulator.emulator
        connections = Locked(Connections())
        let (first, bound) = try Socket.listening(on: .ipv4, port: requested)
        // On a machine without IPv6, the server listens only on IPv4.
        let second = try? Socket.listening(on: .ipv6, port: bound).socket
        self.port = Int(bound)
        let sockets = [first] + (second.map { [$0] } ?? [])
        listening = Locked(sockets.count)
        for socket in sockets { startThread { [self] in acceptConnections(of: socket) } }
    }

    /// The base URL for clients, which includes the API version.
    public var baseURL: String { "\(origin)/\(GraphServiceClient.serviceVersion)" }

    /// The server's URL without a path.
    ///
    /// Under this URL, the token endpoint is at `/{tenant}/oauth2/v2.0/token`, and the control API is at `/emulator`.
    public var origin: String { "http://127.0.0.1:\(port)" }

    /// Stops listening, waits briefly for requests in flight to complete, and closes all connections.
    public func stop() {
        let wasStopped = connections.withLock { connections in
            defer { connections.isStopped = true }
            return connections.isStopped
        }
        guard !wasStopped else { return }
        // The port must be free when this method returns.
        while listening.withLock({ $0 > 0 }) { Thread.sleep(forTimeInterval: 0.005) }
        for _ in 0..<20 where connections.withLock({ !$0.open.isEmpty }) {
            Thread.sleep(forTimeInterval: 0.01)
        }
        connections.withLock { connections in
            for socket in connections.open.values { socket.shutDown() }
        }
    }

    private var isStopped: Bool { connections.withLock { $0.isStopped } }

    private func acceptConnections(of socket: Socket) {
        while let connection = socket.nextConnection(until: { isStopped }) {
            let number: Int? = connections.withLock { connections in
                guard !connections.isStopped else { return nil }
                if connections.open.count >= Self.maximumConnections,
                    let oldest = connections.lastUse.min(by: { $0.value < $1.value })?.key
                {
                    connections.open[oldest]?.shutDown()
                    connections.lastUse[oldest] = nil
                }
                connections.next += 1
                connections.open[connections.next] = connection
                connections.noteUse(of: connections.next)
                return connections.next
            }
            guard let number else {
                connection.end()
                break
            }
            startThread { [self] in serve(connection, number) }
        }
        socket.end()
        listening.withLock { $0 -= 1 }
    }

    private func serve(_ connection: Socket, _ number: Int) {
        let handler = ConnectionHandler(socket: connection, emulator: emulator, origin: origin)
        handler.run {
            isStopped
        } onRequest: {
            connections.withLock { $0.noteUse(of: number) }
        }
        connections.withLock { connections in
            connections.open[number] = nil
            connections.lastUse[number] = nil
            // The connection is closed while the lock is held, so that no other thread shuts down a new connection that
            // reuses the descriptor.
            connection.end()
        }
    }

    private func startThread(_ body: @escaping @Sendable () -> Void) {
        let thread = Thread(block: body)
        thread.stackSize = Self.stackSize
        thread.start()
    }
}
