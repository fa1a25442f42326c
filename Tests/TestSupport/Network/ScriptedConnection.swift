import Foundation
import GraphRuntime

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// One connection of a ``ScriptedServer``.
package struct ScriptedConnection: Sendable {
    private let descriptor: Int32
    /// The number of the connection, from 0.
    package let number: Int
    private let isStopped: Locked<Bool>
    private let note: @Sendable (String) -> Void

    init(descriptor: Int32, number: Int, isStopped: Locked<Bool>, note: @escaping @Sendable (String) -> Void) {
        self.descriptor = descriptor
        self.isStopped = isStopped
        self.number = number
        self.note = note
        var isOn: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &isOn, socklen_t(MemoryLayout<Int32>.size))
        #if canImport(Darwin)
            setsockopt(descriptor, SOL_SOCKET, SO_NOSIGPIPE, &isOn, socklen_t(MemoryLayout<Int32>.size))
        #endif
    }

    /// Reads a request with its body and notes it.
    ///
    /// - Returns: The request as it arrived; nil if the connection ended before.
    package func readRequest() -> String? {
        var bytes: [UInt8] = []
        while let text = readHead(&bytes) {
            guard let end = text.range(of: "\r\n\r\n") else { return nil }
            let length =
                text[..<end.lowerBound].lowercased()
                .firstMatch(of: /content-length: ([0-9]+)/).flatMap { Int($0.1) } ?? 0
            if text[end.upperBound...].utf8.count >= length {
                note(text)
                return text
            }
            guard let more = receive() else { break }
            bytes += more
        }
        return nil
    }

    /// Reads the head of a request and leaves its body unread.
    ///
    /// - Returns: The head; nil if the connection ended before.
    @discardableResult package func readHead() -> String? {
        var bytes: [UInt8] = []
        return readHead(&bytes)
    }

    /// Reads the bytes that arrive next; nil if the connection has ended.
    package func readBytes() -> [UInt8]? { receive() }

    private func readHead(_ bytes: inout [UInt8]) -> String? {
        while true {
            let text = String(decoding: bytes, as: UTF8.self)
            if text.contains("\r\n\r\n") { return text }
            guard let more = receive() else { return nil }
            bytes += more
        }
    }

    private func receive() -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        return count > 0 ? Array(buffer.prefix(count)) : nil
    }

    /// Sends bytes.
    ///
    /// - Returns: Whether the peer took them.
    @discardableResult package func send(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        #if canImport(Darwin)
            let flags: Int32 = 0
        #else
            let flags = Int32(MSG_NOSIGNAL)
        #endif
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                #if canImport(Glibc)
                    Glibc.send(descriptor, buffer.baseAddress.map { $0 + sent }, bytes.count - sent, flags)
                #elseif canImport(Musl)
                    Musl.send(descriptor, buffer.baseAddress.map { $0 + sent }, bytes.count - sent, flags)
                #else
                    Darwin.send(descriptor, buffer.baseAddress.map { $0 + sent }, bytes.count - sent, flags)
                #endif
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    /// Sends bytes again and again, until the peer takes no more or the server is stopped.
    package func flood(_ text: String) {
        while !isStopped.withLock({ $0 }), send(text) {}
    }

    /// Sends a response with a JSON body and keeps the connection.
    package func respond(_ status: Int = 200, _ json: String = "{}", headers: String = "") {
        let head = "HTTP/1.1 \(status) X\r\nContent-Type: application/json\r\n\(headers)"
        send(head + "Content-Length: \(json.utf8.count)\r\n\r\n" + json)
    }

    /// Waits until the peer ends the connection.
    package func waitForEnd() {
        while receive() != nil {}
    }

    /// Makes the end of the connection a reset instead of a close.
    package func resetAtEnd() {
        var lingering = linger()
        lingering.l_onoff = 1
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &lingering, socklen_t(MemoryLayout<linger>.size))
    }

    func close() {
        #if canImport(Glibc)
            _ = Glibc.close(descriptor)
        #elseif canImport(Musl)
            _ = Musl.close(descriptor)
        #else
            _ = Darwin.close(descriptor)
        #endif
    }
}
