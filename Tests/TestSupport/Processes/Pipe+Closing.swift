package import Foundation

extension Pipe {
    /// A pipe whose ends only the process that is given one has. A process that another test starts would keep it open.
    package static func closedInOtherProcesses() -> Pipe {
        let pipe = Pipe()
        for handle in [pipe.fileHandleForReading, pipe.fileHandleForWriting] {
            _ = fcntl(handle.fileDescriptor, F_SETFD, FD_CLOEXEC)
        }
        return pipe
    }
}
