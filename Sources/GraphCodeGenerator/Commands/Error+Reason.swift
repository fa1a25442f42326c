// SPDX-License-Identifier: MIT

import Foundation

extension Error {
    /// The reason of an error of the file system, before which Linux puts a general sentence.
    package var reason: String {
        let reason = (self as NSError).localizedFailureReason ?? localizedDescription
        return reason.hasSuffix(".") ? String(reason.dropLast()) : reason
    }
}
