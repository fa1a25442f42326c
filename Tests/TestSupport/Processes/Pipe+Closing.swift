// SPDX-License-Identifier: MIT

package import Foundation

extension Pipe {
    /// Returns a pipe that processes started by other tests do not inherit, because those processes would keep the pipe
    /// open.
    package static func closedInOtherProcesses() -> Pipe {
        let pipe = Pipe()
        for handle in [pipe.fileHandleForReading, pipe.fileHandleForWriting] {
            _ = fcntl(handle.fileDescriptor, F_SETFD, FD_CLOEXEC)
        }
        return pipe
    }
}
