// SPDX-License-Identifier: MIT

/// A position in a schema file. As in the Swift compiler, lines and columns start at 1, and columns are counted in
/// UTF-8 bytes.
package struct SourceLocation: Hashable, Sendable, Comparable {
    /// The line, starting at 1.
    package let line: Int
    /// The column in UTF-8 bytes, starting at 1.
    package let column: Int

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    package static func < (left: SourceLocation, right: SourceLocation) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}

/// A value and its position in the schema file.
package struct Located<Value: Sendable>: Sendable {
    /// The value.
    package let value: Value
    /// The position at which the value starts.
    package let location: SourceLocation

    package init(_ value: Value, at location: SourceLocation) {
        self.value = value
        self.location = location
    }
}
