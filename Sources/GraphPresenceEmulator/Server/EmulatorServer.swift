import Foundation
import GraphPresence

/// Serves an emulator over HTTP/1.1, for clients in any language on this machine.
///
/// It listens on 127.0.0.1 and, where there is one, ::1, and on nothing else: it speaks plain HTTP and is for tests.
public final class EmulatorServer: Sendable {
    /// The port that it listens on.
    public let port: Int

    private let emulator: Emulator
    private let connections: Locked<Connections>
    /// How many sockets still listen.
    private let listening: Locked<Int>

    /// The connections that are open.
    private struct Connections: Sendable {
        var open: [Int: Socket] = [:]
        /// When each was last used, by the count of connections and requests.
        var lastUse: [Int: Int] = [:]
        var uses = 0
        var next = 0
        var isStopped = false

        mutating func noteUse(of number: Int) {
            uses += 1
            lastUse[number] = uses
        }
    }

    /// For one more than these, the connection ends that has not been used for longest.
    static let maximumConnections = 1_024
    /// Reading JSON that lies deep in itself takes room.
    static let stackSize = 2 * 1_024 * 1_024

    /// Starts to serve.
    ///
    /// - Parameters:
    ///   - emulator: Answers the requests.
    ///   - port: The port to listen on; 0 for any that is free. Default: 0.
    /// - Throws: An error of the system if the port is taken, or none.
    public init(_ emulator: EmulatorTransport, port: Int = 0) throws {
        guard let wanted = UInt16(exactly: port) else { throw Socket.Failure(call: "port \(port)", code: EINVAL) }
        self.emulator = emulator.emulator
        connections = Locked(Connections())
        let (first, bound) = try Socket.listening(on: .ipv4, port: wanted)
        // A machine without IPv6 is served by IPv4 alone.
        let second = try? Socket.listening(on: .ipv6, port: bound).socket
        self.port = Int(bound)
        let sockets = [first] + (second.map { [$0] } ?? [])
        listening = Locked(sockets.count)
        for socket in sockets { startThread { [self] in acceptConnections(of: socket) } }
    }

    /// The address that clients take as their base URL, with the version.
    public var baseURL: String { "\(origin)/\(GraphServiceClient.serviceVersion)" }

    /// The address of the server without a path: below it lie the token endpoint, `/{tenant}/oauth2/v2.0/token`, and the
    /// administration, `/emulator`.
    public var origin: String { "http://127.0.0.1:\(port)" }

    /// Stops to listen, lets requests under way end for a moment, and closes all connections.
    public func stop() {
        let wasStopped = connections.withLock { connections in
            defer { connections.isStopped = true }
            return connections.isStopped
        }
        guard !wasStopped else { return }
        // The port is free when this returns.
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
            // Within the lock, so that nobody shuts down what has the descriptor next.
            connection.end()
        }
    }

    private func startThread(_ body: @escaping @Sendable () -> Void) {
        let thread = Thread(block: body)
        thread.stackSize = Self.stackSize
        thread.start()
    }
}
