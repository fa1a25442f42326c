extension String {
    /// The text on one line, without what could move a cursor or begin a line of its own where it is printed.
    package var onOneLine: String {
        var scalars = unicodeScalars
        guard scalars.contains(where: Self.isControl) else { return self }
        scalars = UnicodeScalarView(scalars.map { Self.isControl($0) ? " " : $0 })
        return String(scalars)
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}
