// SPDX-License-Identifier: MIT

import Foundation

extension Error {
    /// The reason of an error of the file system, before which Linux puts a general sentence.
    package var reason: String {
        switch (self as? CocoaError)?.code {
        case .fileReadNoSuchFile?: return "the file does not exist"
        case .fileWriteFileExists?: return "a file with the same name already exists"
        default: break
        }
        let reason = (self as NSError).localizedFailureReason ?? localizedDescription
        return reason.hasSuffix(".") ? String(reason.dropLast()) : reason
    }
}
