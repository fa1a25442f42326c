// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A connection to a ``ScriptedServer``.
package struct ScriptedConnection: Sendable {
    private let descriptor: Int32
    /// The number of the connection, starting at 0.
    package let number: Int
    private let isStopped: Locked<Bool>
    private let record: @Sendable (String) -> Void

    init(descriptor: Int32, number: Int, isStopped: Locked<Bool>, record: @escaping @Sendable (String) -> Void) {
        self.descriptor = descriptor
        self.isStopped = isStopped
        self.number = number
        self.record = record
        var isOn: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &isOn, socklen_t(MemoryLayout<Int32>.size))
        #if canImport(Darwin)
            setsockopt(descriptor, SOL_SOCKET, SO_NOSIGPIPE, &isOn, socklen_t(MemoryLayout<Int32>.size))
        #endif
    }

    /// Reads a request, including its body, and records the request.
    ///
    /// - Returns: The request exactly as it arrived, or `nil` if the connection was closed before the request was
    ///   complete.
    package func readRequest() -> String? {
        var bytes: [UInt8] = []
        while let text = readHead(&bytes) {
            guard let end = text.range(of: "\r\n\r\n") else { return nil }
            let length =
                text[..<end.lowerBound].lowercased()
                .firstMatch(of: /content-length: ([0-9]+)/).flatMap { Int($0.1) } ?? 0
            if text[end.upperBound...].utf8.count >= length {
                record(text)
                return text
            }
            guard let bytesRead = receive() else { break }
            bytes += bytesRead
        }
        return nil
    }

    /// Reads the head of a request, and possibly a part of the body, without recording the request.
    ///
    /// - Returns: The text that arrived, or `nil` if the connection was closed before the end of the head.
    @discardableResult package func readHead() -> String? {
        var bytes: [UInt8] = []
        return readHead(&bytes)
    }

    /// Returns the next bytes that arrive, or `nil` if the connection is closed.
    package func readBytes() -> [UInt8]? { receive() }

    private func readHead(_ bytes: inout [UInt8]) -> String? {
        while true {
            let text = String(decoding: bytes, as: UTF8.self)
            if text.contains("\r\n\r\n") { return text }
            guard let bytesRead = receive() else { return nil }
            bytes += bytesRead
        }
    }

    private func receive() -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        return count > 0 ? Array(buffer.prefix(count)) : nil
    }

    /// Sends a string encoded in UTF-8.
    ///
    /// - Returns: Whether the connection accepted all bytes.
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

    /// Sends a string repeatedly until the peer closes the connection or the server stops.
    package func flood(_ text: String) {
        while !isStopped.withLock({ $0 }), send(text) {}
    }

    /// Sends a response with a JSON body and keeps the connection open.
    package func respond(_ status: Int = 200, _ json: String = "{}", headers: String = "") {
        let head = "HTTP/1.1 \(status) X\r\nContent-Type: application/json\r\n\(headers)"
        send(head + "Content-Length: \(json.utf8.count)\r\n\r\n" + json)
    }

    /// Waits until the peer closes the connection.
    package func waitForEnd() {
        while receive() != nil {}
    }

    /// Makes the server close the connection with a reset.
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
