// SPDX-License-Identifier: MIT

import Foundation

extension Error {
    /// The reason of an error of the file system, before which Linux puts a general sentence.
    package var reason: String {
        if (self as? CocoaError)?.code == .fileReadNoSuchFile { return "the file does not exist" }
        let reason = (self as NSError).localizedFailureReason ?? localizedDescription
        return reason.hasSuffix(".") ? String(reason.dropLast()) : reason
    }
}
