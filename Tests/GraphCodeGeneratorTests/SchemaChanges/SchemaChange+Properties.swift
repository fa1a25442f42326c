// SPDX-License-Identifier: MIT

extension SchemaChange {
    private static let color = #""color": { "type": "graph.color", "description": "The color." }"#
    private static let name = #""name": { "type": "Edm.String", "maxLength": 80, "description": "The name." }"#
    private static let watts = #""watts": { "type": "Edm.Int32", "nullable": false, "description": "The power." }"#

    static let propertyChanges = [
        SchemaChange(
            "An optional property is added in the middle",
            [(name, name + #", "floor": { "type": "Edm.Int32", "description": "F." }"#)],
            code: #"_ = Lamp(id: "1", color: .red, name: "a", watts: 5, rooms: ["x"], maker: Maker(title: "m"))"#,
            newCode: #"_ = Lamp(id: "1", name: "a", floor: 2, watts: 5)"#
        ),
        SchemaChange(
            "A property that is not nullable is added",
            [(name, name + #", "floor": { "type": "Edm.Int32", "nullable": false, "description": "F." }"#)],
            code: #"_ = Lamp(id: "1", watts: 5)"#,
            newCode: "_ = { (lamp: Lamp) -> Int32? in lamp.floor }",
            isBreaking: true
        ),
        SchemaChange(
            "A property that only the documentation requires is added",
            [(name, name + #", "floor": { "type": "Edm.Int32", "required": true, "description": "F." }"#)],
            code: #"_ = Lamp(id: "1", watts: 5)"#,
            isBreaking: true
        ),
        SchemaChange(
            "A property is removed",
            [(color + ",", "")],
            code: "_ = { (lamp: Lamp) in lamp.color }",
            isBreaking: true
        ),
        SchemaChange(
            "The type of a property changes",
            [(watts, watts.replacing("Int32", with: "Double"))],
            code: "_ = { (lamp: Lamp) -> Int32? in lamp.watts }",
            isBreaking: true
        ),
        SchemaChange(
            "A property becomes a collection",
            [(color, color.replacing("graph.color", with: "Collection(graph.color)"))],
            code: "_ = { (lamp: Lamp) -> Color? in lamp.color }",
            isBreaking: true
        ),
        SchemaChange(
            "A property becomes nullable",
            [(watts, watts.replacing(#""nullable": false"#, with: #""nullable": true"#))],
            code: #"_ = Lamp(id: "1", watts: 5).watts ?? 0"#,
            newCode: #"_ = Lamp(id: "1")"#
        ),
        SchemaChange(
            "A property is no longer nullable",
            [(color, color.replacing(#"color","#, with: #"color", "nullable": false,"#))],
            code: #"_ = Lamp(id: "1", watts: 5)"#,
            isBreaking: true
        ),
        SchemaChange(
            "A key is no longer a key",
            [(#""key": true, "#, "")],
            code: "_ = { (lamp: Lamp) -> String in lamp.id }",
            isBreaking: true
        ),
        SchemaChange(
            "The properties are in a different order",
            [(color + ",", ""), (name, name + ", " + color)],
            code: #"_ = Lamp(id: "1", color: .red, name: "a", watts: 5)"#,
            isBreaking: true
        ),
        SchemaChange(
            "The JSON key of a property changes",
            [(#""title": { "#, #""heading": { "swiftName": "title", "#)],
            code: #"_ = Maker(title: "a").title"#
        ),
        SchemaChange(
            "A property gets a Swift name",
            [(#""title": { "#, #""title": { "swiftName": "heading", "#)],
            code: #"_ = Maker(title: "a").title"#,
            newCode: #"_ = Maker(heading: "a").heading"#,
            isBreaking: true
        ),
        SchemaChange(
            "A property is no longer sensitive",
            [(#""sensitive": true, "#, "")],
            code: #"_ = Maker(secret: "a").secret"#
        ),
        SchemaChange(
            "A property becomes read-only and a request can omit it",
            [(watts, watts.replacing(#""nullable""#, with: #""readOnly": true, "nullable""#))],
            code: #"_ = Lamp(id: "1", watts: 5).watts"#
        ),
    ]

    static let limitChanges = [
        SchemaChange(
            "A limit is stricter",
            [(#""maxLength": 80"#, #""maxLength": 20"#)],
            code: "_ = Lamp.nameMaximumLength + 1"
        ),
        SchemaChange(
            "A limit is less strict",
            [(#""maxLength": 80"#, #""maxLength": 200"#)],
            code: "_ = Lamp.nameMaximumLength + 1"
        ),
        SchemaChange(
            "A limit is removed",
            [(#""maxLength": 80, "#, "")],
            code: "_ = Lamp.nameMaximumLength + 1",
            isBreaking: true
        ),
        SchemaChange(
            "A limit is added",
            [
                (
                    #""type": "Edm.String", "description": "The title.""#,
                    #""type": "Edm.String", "minLength": 1, "description": "The title.""#
                )
            ],
            code: #"_ = Maker(title: "")"#,
            newCode: "_ = Maker.titleMinimumLength + 1"
        ),
        SchemaChange(
            "A type no longer has a collection",
            [(#""Collection(Edm.Int32)""#, #""Edm.Int32""#)],
            code: "_ = { (report: Report) in report.unreadableElements.count }",
            isBreaking: true
        ),
    ]
}
