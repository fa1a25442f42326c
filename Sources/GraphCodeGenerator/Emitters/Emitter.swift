// SPDX-License-Identifier: MIT

import GraphSchema

/// A type that writes one kind of declaration.
protocol Emitter {
    /// Writes the declarations.
    func emit(into text: inout SourceText)
}
