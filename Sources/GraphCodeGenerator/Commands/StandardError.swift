// SPDX-License-Identifier: MIT

import Foundation
import GraphSchema

/// The standard error of the generator's tools.
package enum StandardError {
    /// Prints a single line, even if file names or arguments contain line breaks.
    package static func print(_ line: String) {
        FileHandle.standardError.write(Data((line.visible + "\n").utf8))
    }
}
