// SPDX-License-Identifier: MIT

import GraphSchema

/// A writer of one kind of declaration.
protocol Emitter {
    /// Writes the declarations.
    func emit(into text: inout SourceText)
}
