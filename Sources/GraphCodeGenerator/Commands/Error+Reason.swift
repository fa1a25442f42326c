// SPDX-License-Identifier: MIT

import Foundation

extension Error {
    /// The reason for a file-system error. On Linux, the localized description starts with a generic sentence.
    package var reason: String {
        switch (self as? CocoaError)?.code {
        case .fileReadNoSuchFile?: return "the file does not exist"
        case .fileWriteFileExists?: return "a file with the same name already exists"
        default: break
        }
        let reason = (self as NSError).localizedFailureReason ?? localizedDescription
        return reason.hasSuffix(".") ? String(reason.dropLast()) : reason
    }

    /// Advice for an error that occurred when a file was read.
    package var readingAdvice: String {
        (self as? CocoaError)?.code == .fileReadNoSuchFile ? "check the path" : "check the path and the permissions"
    }
}
