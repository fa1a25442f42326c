// SPDX-License-Identifier: MIT

import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A pseudo-terminal. The pseudo-terminal functions are looked up at run time because not every system's module
/// contains them.
struct PseudoTerminal {
    /// The user's side of the pseudo-terminal.
    let user: FileHandle
    /// The program's side of the pseudo-terminal.
    let program: FileHandle

    init?() {
        typealias Open = @convention(c) (Int32) -> Int32
        typealias Name = @convention(c) (Int32) -> UnsafeMutablePointer<CChar>?
        guard let open = Self.function("posix_openpt", Open.self), let grant = Self.function("grantpt", Open.self),
            let unlock = Self.function("unlockpt", Open.self), let name = Self.function("ptsname", Name.self)
        else { return nil }
        let main = open(O_RDWR | O_NOCTTY)
        guard main >= 0, grant(main) == 0, unlock(main) == 0, let path = name(main) else { return nil }
        #if canImport(Darwin)
            let other = Darwin.open(path, O_RDWR | O_NOCTTY)
        #elseif canImport(Musl)
            let other = Musl.open(path, O_RDWR | O_NOCTTY)
        #else
            let other = Glibc.open(path, O_RDWR | O_NOCTTY)
        #endif
        guard other >= 0 else { return nil }
        user = FileHandle(fileDescriptor: main, closeOnDealloc: true)
        program = FileHandle(fileDescriptor: other, closeOnDealloc: true)
    }

    /// Sets the size of the terminal, in characters per line and lines.
    func setSize(columns width: UInt16, rows: UInt16 = 24) {
        var size = winsize(ws_row: rows, ws_col: width, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(user.fileDescriptor, UInt(TIOCSWINSZ), &size)
    }

    private static func function<Function>(_ name: String, _ type: Function.Type) -> Function? {
        dlsym(dlopen(nil, RTLD_NOW), name).map { unsafeBitCast($0, to: type) }
    }
}
