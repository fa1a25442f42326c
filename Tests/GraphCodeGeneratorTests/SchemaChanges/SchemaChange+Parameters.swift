// SPDX-License-Identifier: MIT

extension SchemaChange {
    private static let dimLevel = #""level": { "type": "Edm.Int32", "nullable": false, "description": "The level." }"#
    private static let tags =
        #""tags": { "type": "Collection(Edm.String)", "maxItems": 650, "description": "The tags." }"#

    static let parameterChanges = [
        SchemaChange(
            "An optional parameter is added first",
            [(dimLevel, #""speed": { "type": "Edm.Int32", "description": "The speed." }, "# + dimLevel)],
            code: #"try await client.lamps["1"].dim(level: 1, tags: ["a"])"#,
            newCode: #"try await client.lamps["1"].dim(speed: 2, level: 1)"#
        ),
        SchemaChange(
            "A parameter that is not nullable is added",
            [(dimLevel, dimLevel + #", "speed": { "type": "Edm.Int32", "nullable": false, "description": "S." }"#)],
            code: #"try await client.lamps["1"].dim(level: 1)"#,
            newCode: #"try await client.lamps["1"].dim(level: 1, speed: 2)"#,
            isBreaking: true
        ),
        SchemaChange(
            "A parameter is removed",
            [(#""description": "The delay." },"#, #""description": "The delay." }"#), (tags, "")],
            code: #"try await client.lamps["1"].dim(level: 1, tags: ["a"])"#,
            isBreaking: true
        ),
        SchemaChange(
            "A parameter becomes nullable",
            [(dimLevel, dimLevel.replacing(#""nullable": false"#, with: #""nullable": true"#))],
            code: "_ = DimPostRequestBody(level: 1).level + 1",
            newCode: "_ = DimPostRequestBody()",
            isBreaking: true
        ),
        SchemaChange(
            "A parameter is no longer nullable",
            [(tags, tags.replacing(#""maxItems""#, with: #""nullable": false, "maxItems""#))],
            code: #"try await client.lamps["1"].dim(level: 1)"#,
            isBreaking: true
        ),
        SchemaChange(
            "The documentation requires a parameter",
            [(tags, tags.replacing(#""maxItems""#, with: #""required": true, "maxItems""#))],
            code: #"try await client.lamps["1"].dim(level: 1)"#,
            isBreaking: true
        ),
        SchemaChange(
            "The documentation no longer requires a parameter",
            [(#""required": true, "#, "")],
            code: #"try await client.lamps["1"].choose(tint: .red, reason: "a")"#,
            newCode: #"try await client.lamps["1"].choose(tint: .red)"#
        ),
        SchemaChange(
            "The type of a parameter changes",
            [(dimLevel, dimLevel.replacing("Int32", with: "String"))],
            code: #"try await client.lamps["1"].dim(level: 1)"#,
            newCode: #"try await client.lamps["1"].dim(level: "1")"#,
            isBreaking: true
        ),
        SchemaChange(
            "The parameters are in a different order",
            [(dimLevel + ",", ""), (tags, tags + ", " + dimLevel)],
            code: #"try await client.lamps["1"].dim(level: 1, tags: ["a"])"#,
            newCode: #"try await client.lamps["1"].dim(tags: ["a"], level: 1)"#,
            isBreaking: true
        ),
        SchemaChange(
            "The maximum number of elements is smaller",
            [(#""maxItems": 650"#, #""maxItems": 100"#)],
            code: "_ = DimPostRequestBody.tagsMaximumCount"
        ),
        SchemaChange(
            "The range of a duration is shifted",
            [(#""minimum": "PT5M", "maximum": "PT4H""#, #""minimum": "PT10M", "maximum": "PT8H""#)],
            code: "_ = DimPostRequestBody.delayMaximum"
        ),
        SchemaChange(
            "The service accepts more values",
            [(#""allowedValues": ["red", "blue"]"#, #""allowedValues": ["red", "blue", "green"]"#)],
            code: "_ = ChoosePostRequestBody.tintAllowedValues"
        ),
        SchemaChange(
            "The default of a parameter changes",
            [(#""default": "PT1H""#, #""default": "PT30M""#)],
            code: "_ = PaintPostRequestBody.dryingDefault"
        ),
    ]
}
