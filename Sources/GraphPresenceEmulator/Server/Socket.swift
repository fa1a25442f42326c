// SPDX-License-Identifier: MIT

import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Bionic)
    import Bionic
#else
    import Darwin
#endif

/// A TCP socket of the platform's C library for a loopback address of this machine.
struct Socket: Sendable {
    /// An error from a call to the C library.
    struct Failure: Error, LocalizedError {
        let call: String
        let code: Int32
        /// The reason; `nil` for the system's description of the code.
        var reason: String?
        var hint = ""
        var errorDescription: String? { "\(call): \(reason ?? String(cString: strerror(code)))\(hint)" }

        static func listening(onPort port: Int, _ code: Int32) -> Failure {
            Failure(
                call: "cannot listen on port \(port)",
                code: code,
                hint: "; specify another port, or 0 for a free port"
            )
        }

        static func invalidPort(_ port: Int) -> Failure {
            Failure(
                call: "cannot listen on port \(port)",
                code: EINVAL,
                reason: "the port number is not valid",
                hint: "; specify a port from 1 to 65535, or 0 for a free port"
            )
        }
    }

    /// A loopback address.
    enum Address: Sendable, CaseIterable {
        case ipv4
        case ipv6
    }

    let descriptor: Int32

    /// Creates a socket that listens on a loopback address.
    ///
    /// - Returns: The socket and the port that it listens on.
    static func listening(on address: Address, port: UInt16) throws(Failure) -> (socket: Socket, port: UInt16) {
        #if canImport(Glibc)
            let type = Int32(SOCK_STREAM.rawValue)
        #else
            let type = SOCK_STREAM
        #endif
        let descriptor = socket(address == .ipv4 ? AF_INET : AF_INET6, type, 0)
        guard descriptor >= 0 else { throw Failure(call: "socket", code: errno) }
        let listening = Socket(descriptor: descriptor)
        var isOn: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &isOn, socklen_t(MemoryLayout<Int32>.size))
        do throws(Failure) {
            let bound: UInt16
            switch address {
            case .ipv4:
                var name = sockaddr_in()
                name.sin_family = sa_family_t(AF_INET)
                name.sin_port = port.bigEndian
                name.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
                try listening.bindAndListen(&name, port)
                bound = name.sin_port
            case .ipv6:
                setsockopt(descriptor, Int32(IPPROTO_IPV6), IPV6_V6ONLY, &isOn, socklen_t(MemoryLayout<Int32>.size))
                var name = sockaddr_in6()
                name.sin6_family = sa_family_t(AF_INET6)
                name.sin6_port = port.bigEndian
                name.sin6_addr = in6addr_loopback
                try listening.bindAndListen(&name, port)
                bound = name.sin6_port
            }
            return (listening, UInt16(bigEndian: bound))
        } catch {
            listening.end()
            throw error
        }
    }

    /// Binds the socket, starts listening, and stores the bound address in `name`.
    private func bindAndListen<Name>(_ name: inout Name, _ port: UInt16) throws(Failure) {
        let size = socklen_t(MemoryLayout<Name>.size)
        var length = size
        let code: Int32 = withUnsafeMutablePointer(to: &name) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                #if canImport(Darwin)
                    pointer.pointee.sa_len = UInt8(size)
                #endif
                guard bind(descriptor, pointer, size) == 0, listen(descriptor, 512) == 0,
                    getsockname(descriptor, pointer, &length) == 0
                else { return errno }
                return 0
            }
        }
        guard code == 0 else { throw .listening(onPort: Int(port), code) }
    }

    /// Waits for a connection and returns its socket; `nil` if the server is stopped.
    func nextConnection(until isStopped: () -> Bool) -> Socket? {
        while !isStopped() {
            // On some systems, closing a socket does not wake a waiting thread, so each wait has a time limit.
            var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&waiting, 1, 100) > 0 else { continue }
            let connection = accept(descriptor, nil, nil)
            if connection >= 0 {
                var isOn: Int32 = 1
                setsockopt(connection, Int32(IPPROTO_TCP), TCP_NODELAY, &isOn, socklen_t(MemoryLayout<Int32>.size))
                #if canImport(Darwin)
                    setsockopt(connection, SOL_SOCKET, SO_NOSIGPIPE, &isOn, socklen_t(MemoryLayout<Int32>.size))
                #endif
                return Socket(descriptor: connection)
            }
            // If the process is out of descriptors or memory, retry after a pause.
            if errno != EINTR, errno != ECONNABORTED { usleep(10_000) }
        }
        return nil
    }

    /// Sets the maximum time that receiving and sending may block, in seconds.
    func setTimeout(_ seconds: Int) {
        var time = timeval()
        time.tv_sec = .init(seconds)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(descriptor, SOL_SOCKET, option, &time, socklen_t(MemoryLayout<timeval>.size))
        }
    }

    /// Receives the next bytes; `nil` if the peer has closed or reset the connection, or the timeout has elapsed.
    func receiveSome() -> [UInt8]? {
        while true {
            var received = 0
            let bytes = [UInt8](unsafeUninitializedCapacity: 16 * 1_024) { buffer, count in
                received = recv(descriptor, buffer.baseAddress, buffer.count, 0)
                count = max(0, received)
            }
            if received > 0 { return bytes }
            if received < 0, errno == EINTR { continue }
            return nil
        }
    }

    /// Sends all bytes and returns whether the peer has accepted them.
    func sendAll(_ bytes: [UInt8]) -> Bool {
        #if canImport(Darwin)
            let flags: Int32 = 0
        #else
            let flags = Int32(MSG_NOSIGNAL)
        #endif
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                send(descriptor, buffer.baseAddress.map { $0 + sent }, bytes.count - sent, flags)
            }
            if count > 0 {
                sent += count
            } else if errno != EINTR {
                return false
            }
        }
        return true
    }

    /// Shuts down the connection, which unblocks calls in other threads.
    func shutDown() {
        _ = shutdown(descriptor, Int32(SHUT_RDWR))
    }

    /// Makes ``end()`` reset the connection instead of closing it gracefully.
    func resetAtEnd() {
        var lingering = linger()
        lingering.l_onoff = 1
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &lingering, socklen_t(MemoryLayout<linger>.size))
    }

    /// Stops sending, and briefly discards the data that the peer still sends.
    ///
    /// If the socket were closed while it had unread bytes, the peer could lose the response.
    func endSendingAndDrain() {
        guard shutdown(descriptor, Int32(SHUT_WR)) == 0 else { return }
        setTimeout(1)
        let end = Date() + 2
        var count = 0
        while count < 16 * 1_024 * 1_024, Date() < end, let bytes = receiveSome() { count += bytes.count }
    }

    /// Closes the socket.
    func end() {
        close(descriptor)
    }
}
