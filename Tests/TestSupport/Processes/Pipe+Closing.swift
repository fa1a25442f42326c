// SPDX-License-Identifier: MIT

package import Foundation

extension Pipe {
    /// Returns a pipe whose ends are not inherited by processes that other tests start, which would keep the pipe open.
    package static func closedInOtherProcesses() -> Pipe {
        let pipe = Pipe()
        for handle in [pipe.fileHandleForReading, pipe.fileHandleForWriting] {
            _ = fcntl(handle.fileDescriptor, F_SETFD, FD_CLOEXEC)
        }
        return pipe
    }
}
