import Foundation
import GraphRuntime

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A server on this machine that reads one request a connection, answers fixed bytes and closes.
final class LoopbackServer: Sendable {
    let port: UInt16
    private let isStopped = Locked(false)
    private let hasEnded = DispatchSemaphore(value: 0)
    private let received = Locked<[String]>([])

    struct Failure: Error {}

    /// Starts the server.
    ///
    /// - Parameter answer: The bytes to send; nil to send nothing and keep the connection.
    /// - Throws: ``Failure`` if no port can be had.
    init(answering answer: String?) throws {
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
                bind(descriptor, pointer, size) == 0 && listen(descriptor, 16) == 0
                    && getsockname(descriptor, pointer, &bound) == 0
            }
        }
        guard isListening else { throw Failure() }
        port = UInt16(bigEndian: address.sin_port)
        Thread.detachNewThread { [received, isStopped, hasEnded] in
            // Who closed it elsewhere would let another server have the number while this one still uses it.
            defer {
                close(descriptor)
                hasEnded.signal()
            }
            while !isStopped.withLock({ $0 }) {
                var event = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
                guard poll(&event, 1, 10) == 1 else { continue }
                let connection = accept(descriptor, nil, nil)
                guard connection >= 0 else { continue }
                received.withLock { $0.append("") }
                let index = received.withLock { $0.count - 1 }
                let text = Self.readRequest(from: connection)
                received.withLock { $0[index] = text }
                guard let answer else { continue }
                _ = Array(answer.utf8).withUnsafeBytes { send(connection, $0.baseAddress, $0.count, 0) }
                close(connection)
            }
        }
    }

    /// The requests so far, as they came.
    var requests: [String] { received.withLock { $0 } }

    /// Stops listening; nobody listens any more when it returns.
    func stop() {
        isStopped.withLock { $0 = true }
        hasEnded.wait()
    }

    private static func readRequest(from connection: Int32) -> String {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while true {
            let count = recv(connection, &buffer, buffer.count, 0)
            guard count > 0 else { break }
            bytes += buffer.prefix(count)
            let text = String(decoding: bytes, as: UTF8.self)
            guard let end = text.range(of: "\r\n\r\n") else { continue }
            let length = text.lowercased().firstMatch(of: /content-length: ([0-9]+)/).flatMap { Int($0.1) } ?? 0
            if text[end.upperBound...].utf8.count >= length { break }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
