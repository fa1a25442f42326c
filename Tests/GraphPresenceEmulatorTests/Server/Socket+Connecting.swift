// SPDX-License-Identifier: MIT

import Foundation

@testable import GraphPresenceEmulator

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension Socket {
    /// Returns a socket that is connected to a port at 127.0.0.1.
    static func connected(toPort port: UInt16) throws -> Socket {
        #if canImport(Glibc)
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            let descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        name.sin_port = port.bigEndian
        name.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let code = withUnsafePointer(to: &name) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard code == 0 else { throw Failure(call: "connect", code: errno) }
        let connected = Socket(descriptor: descriptor)
        connected.ignoreSignals()
        return Socket(descriptor: descriptor)
    }

    /// Closes the sending side of the connection, so that the peer reaches the end of the data.
    func endSending() {
        _ = shutdown(descriptor, Int32(SHUT_WR))
    }

    /// Prevents SIGPIPE from terminating the process if the peer has closed the connection.
    private func ignoreSignals() {
        #if canImport(Darwin)
            var isOn: Int32 = 1
            setsockopt(descriptor, SOL_SOCKET, SO_NOSIGPIPE, &isOn, socklen_t(MemoryLayout<Int32>.size))
        #endif
    }

    /// The maximum number of files and sockets that this process can open.
    static var descriptorLimit: Int {
        var limit = rlimit()
        #if canImport(Glibc)
            getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        #else
            getrlimit(RLIMIT_NOFILE, &limit)
        #endif
        return Int(clamping: limit.rlim_cur)
    }

    /// Returns two sockets that are connected to each other.
    static func pair() throws -> (Socket, Socket) {
        #if canImport(Glibc)
            let type = Int32(SOCK_STREAM.rawValue)
        #else
            let type = SOCK_STREAM
        #endif
        var descriptors: [Int32] = [0, 0]
        guard socketpair(AF_UNIX, type, 0, &descriptors) == 0 else { throw Failure(call: "socketpair", code: errno) }
        return (Socket(descriptor: descriptors[0]), Socket(descriptor: descriptors[1]))
    }
}

extension ConnectionHandler {
    /// Creates a connection handler for a transport's emulator.
    init(socket: Socket, emulator: EmulatorTransport, origin: String) {
        self.init(socket: socket, emulator: emulator.emulator, origin: origin)
    }
}
