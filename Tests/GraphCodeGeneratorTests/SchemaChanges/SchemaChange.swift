// SPDX-License-Identifier: MIT

import GraphCodeGenerator
import GraphSchema
import Testing

/// A change to the base schema, with app code that uses the generated client.
struct SchemaChange: Sendable, CustomTestStringConvertible {
    /// A short description of the change.
    let name: String
    /// The texts to replace, each of which appears exactly once in the base schema, and their replacements.
    let edits: [(old: String, new: String)]
    /// Statements that compile with the base schema's client and, unless the change is breaking, with the changed
    /// schema's client.
    let code: String
    /// Statements that compile only with the changed schema's client, or `nil` if the change adds nothing.
    let newCode: String?
    /// Whether the change prevents the first statements from compiling with the changed schema's client.
    let isBreaking: Bool

    init(
        _ name: String,
        _ edits: [(old: String, new: String)],
        code: String,
        newCode: String? = nil,
        isBreaking: Bool = false
    ) {
        self.name = name
        self.edits = edits
        self.code = code
        self.newCode = newCode
        self.isBreaking = isBreaking
    }

    var testDescription: String { name }

    static let all = [
        typeChanges, enumChanges, propertyChanges, limitChanges, operationChanges, factChanges, parameterChanges,
        combinationChanges, pathChanges,
    ].flatMap(\.self)

    static func base() throws -> SchemaDocument { try baseResult.get() }

    private static let baseResult = Result { try document(BaseSchema.text) }

    /// Returns the changed schema.
    func document() throws -> SchemaDocument {
        var text = BaseSchema.text
        for (old, new) in edits {
            try #require(text.ranges(of: old).count == 1, "\(name): \(old)")
            text.replace(old, with: new)
        }
        return try Self.document(text)
    }

    private static func document(_ text: String) throws -> SchemaDocument {
        let (document, problems) = SchemaDocument.load(Array(text.utf8))
        try #require(problems.filter { $0.severity == .error }.flatMap { $0.lines(path: "schema") } == [])
        return try #require(document)
    }
}
