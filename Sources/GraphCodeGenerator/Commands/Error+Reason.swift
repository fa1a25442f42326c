// SPDX-License-Identifier: MIT

import Foundation

extension Error {
    /// The reason for a file-system error. On Linux, the localized description starts with a generic sentence.
    package var reason: String {
        if (self as? CocoaError)?.code == .fileReadNoSuchFile { return "the file does not exist" }
        let reason = (self as NSError).localizedFailureReason ?? localizedDescription
        return reason.hasSuffix(".") ? String(reason.dropLast()) : reason
    }
}
