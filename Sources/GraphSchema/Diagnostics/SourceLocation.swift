/// A position in a schema file, counted as the Swift compiler counts: both from 1, columns in UTF-8 bytes.
package struct SourceLocation: Hashable, Sendable, Comparable {
    /// The line, from 1.
    package let line: Int
    /// The column in UTF-8 bytes, from 1.
    package let column: Int

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    package static func < (left: SourceLocation, right: SourceLocation) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}

/// A value together with the place in the schema file where it stands.
package struct Located<Value: Sendable>: Sendable {
    /// The value.
    package let value: Value
    /// Where the value starts.
    package let location: SourceLocation

    package init(_ value: Value, at location: SourceLocation) {
        self.value = value
        self.location = location
    }
}
