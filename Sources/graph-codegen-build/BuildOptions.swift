// SPDX-License-Identifier: MIT

/// A command's options, each of which has a value.
struct BuildOptions {
    /// An error in the arguments of the tool.
    struct Invalid: Error {
        let description: String
    }

    private var values: [String: String] = [:]

    /// Creates options from the arguments that follow the command name.
    ///
    /// - Throws: ``Invalid`` if an option has no value.
    init(_ arguments: ArraySlice<String>) throws {
        var rest = arguments
        while let option = rest.popFirst() {
            guard let value = rest.popFirst() else { throw Invalid(description: "'\(option)' requires a value") }
            values[option] = value
        }
    }

    /// Returns the value of an option.
    ///
    /// - Throws: ``Invalid`` if the option is missing.
    subscript(option: String) -> String {
        get throws {
            guard let value = values[option] else { throw Invalid(description: "'\(option)' is required") }
            return value
        }
    }

    /// Returns the value of an option; `nil` if the option is missing.
    func value(of option: String) -> String? { values[option] }
}
