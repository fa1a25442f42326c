// SPDX-License-Identifier: MIT

import Foundation

/// The reason why a file operation failed, and advice that fits the reason.
package struct FileProblem: Sendable {
    /// A file operation.
    package enum Operation: Sendable {
        case reading, writing, removing
    }

    /// The reason, in the words of this package or of the system.
    package let reason: String
    /// Advice about the path, the disk, or the permissions.
    package let advice: String

    /// The reason and the advice, for use after a colon.
    package var description: String { "\(reason); \(advice)" }

    /// Creates the description of an error.
    ///
    /// - Parameters:
    ///   - error: The error that the operation threw, from Foundation or from a system call.
    ///   - operation: The operation, which determines the advice for some reasons.
    package init(_ error: any Error, while operation: Operation) {
        let code = Self.code(of: error)
        switch code {
        case ENOENT? where operation == .writing:
            self.init("the folder does not exist", "create the folder, or specify another path")
        case ENOENT?: self.init("the file does not exist", "check the path")
        case EISDIR?: self.init("the path is a folder", "check the path")
        case ENOTDIR?, EEXIST?: self.init("part of the path is not a folder", "check the path")
        case ELOOP?: self.init("the path contains too many symbolic links", "check the path")
        case ENAMETOOLONG?: self.init("the path or the file name is too long", "use a shorter path")
        case ENOSPC?: self.init("the disk is full", "free some disk space")
        case EROFS?: self.init("the file system is read-only", "use a path on another file system")
        case EACCES?, EPERM?:
            let place = operation == .reading ? "the file and its folder" : "the folder"
            self.init("permission denied", "check the permissions of \(place)")
        default:
            let reason = code.map { String(cString: strerror($0)) } ?? Self.text(of: error)
            switch operation {
            case .reading: self.init(reason, "check the path and the permissions")
            case .writing: self.init(reason, "check the path, the disk, and the permissions")
            case .removing: self.init(reason, "check the path and the permissions of the folder")
            }
        }
    }

    private init(_ reason: String, _ advice: String) {
        (self.reason, self.advice) = (reason, advice)
    }

    /// Returns the number of the system's error; `nil` if it is unknown.
    private static func code(of error: any Error) -> Int32? {
        if let failure = error as? SecretFile.SystemFailure { return failure.code }
        let error = error as NSError
        if error.domain == NSPOSIXErrorDomain { return Int32(error.code) }
        if let cause = error.userInfo[NSUnderlyingErrorKey] as? any Error, let code = code(of: cause) { return code }
        guard error.domain == NSCocoaErrorDomain else { return nil }
        switch CocoaError.Code(rawValue: error.code) {
        case .fileReadNoSuchFile, .fileNoSuchFile: return ENOENT
        case .fileReadNoPermission, .fileWriteNoPermission: return EACCES
        case .fileWriteFileExists: return EEXIST
        case .fileWriteOutOfSpace: return ENOSPC
        case .fileWriteVolumeReadOnly: return EROFS
        default: return nil
        }
    }

    /// Returns the reason for an error. On Linux, the localized description starts with a generic sentence.
    private static func text(of error: any Error) -> String {
        let reason = (error as NSError).localizedFailureReason ?? error.localizedDescription
        return reason.hasSuffix(".") ? String(reason.dropLast()) : reason
    }
}
