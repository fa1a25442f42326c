// SPDX-License-Identifier: MIT

extension SchemaChange {
    private static let party =
        #"{ "values": { "color": "red", "mood": "party" }, "defaults": { "drying": "PT2H" } }"#
    private static let calm = #"{ "values": { "color": "blue", "mood": "calm" } }"#

    static let combinationChanges = [
        SchemaChange(
            "A combination is added",
            [(calm, calm + #", { "values": { "color": "green", "mood": "calm" } }"#)],
            code: #"try await client.lamps["1"].paint(.blueCalm)"#,
            newCode: #"try await client.lamps["1"].paint(.greenCalm)"#
        ),
        SchemaChange(
            "A combination is removed",
            [
                (party + ",", ""),
                (#", "default": "PT1H", "description": "The time.""#, #", "description": "The time.""#),
            ],
            code: #"try await client.lamps["1"].paint(.redParty)"#,
            isBreaking: true
        ),
        SchemaChange(
            "A combination gets a Swift name",
            [(calm, calm.replacing("{ \"values\"", with: #"{ "swiftName": "sea", "values""#))],
            code: #"try await client.lamps["1"].paint(.blueCalm)"#,
            newCode: #"try await client.lamps["1"].paint(.sea)"#,
            isBreaking: true
        ),
        SchemaChange(
            "The values of a combination change",
            [(calm, #"{ "swiftName": "blueCalm", "values": { "color": "green", "mood": "calm" } }"#)],
            code: #"try await client.lamps["1"].paint(.blueCalm)"#
        ),
        SchemaChange(
            "The default of a combination changes",
            [(#""PT2H""#, #""PT3H""#)],
            code: "_ = PaintCombination.redParty.defaultDrying"
        ),
        SchemaChange(
            "No combination has a default",
            [(#", "defaults": { "drying": "PT2H" }"#, "")],
            code: "_ = PaintCombination.redParty.defaultDrying",
            isBreaking: true
        ),
        SchemaChange(
            "The type of the combinations gets a Swift name",
            [(#""parameters": ["color", "mood"],"#, #""swiftName": "Paint", "parameters": ["color", "mood"],"#)],
            code: "_ = PaintCombination.redParty",
            newCode: "_ = Paint.redParty",
            isBreaking: true
        ),
        SchemaChange(
            "The values of a combination are in a different order",
            [(#""parameters": ["color", "mood"],"#, #""parameters": ["mood", "color"],"#)],
            code: "_ = PaintCombination(color: .red, mood: .party)",
            newCode: "_ = PaintCombination(mood: .party, color: .red)",
            isBreaking: true
        ),
    ]

    static let pathChanges = [
        SchemaChange(
            "A path is added",
            [(#""paths": {"#, #""paths": { "/all": { "description": "All.", "methods": { "listLamps": {} } },"#)],
            code: "_ = client.lamps",
            newCode: "_ = try await client.all.get().value"
        ),
        SchemaChange(
            "An operation is added to a path",
            [
                (#""methods": { "listLamps": {} }"#, #""methods": { "listLamps": {} }, "actions": { "shine": {} }"#),
                (#""blink": { "body""#, shine + #""blink": { "body""#),
            ],
            code: "_ = try await client.lamps.get()",
            newCode: "try await client.lamps.shine()"
        ),
        SchemaChange(
            "A placeholder is renamed",
            [("/lamps/{lamp-id}", "/lamps/{bulb-id}")],
            code: #"_ = client.lamps.byLampId("1")"#,
            newCode: #"_ = client.lamps.byBulbId("1")"#,
            isBreaking: true
        ),
        SchemaChange(
            "A path moves",
            [("/me/lamp", "/user/lamp")],
            code: "_ = client.me.lamp",
            newCode: "_ = client.user.lamp",
            isBreaking: true
        ),
        SchemaChange(
            "A path segment changes, but forms the same name",
            [("/me/lamp", "/Me/lamp")],
            code: "_ = client.me.lamp"
        ),
        SchemaChange(
            "A path is no longer the resource of another path",
            [(#""description": "My lamp.", "resource": "lamp","#, #""description": "My lamp.","#)],
            code: "let lamp: LampRequestBuilder = client.me.lamp; _ = lamp",
            newCode: "let lamp: MeLampRequestBuilder = client.me.lamp; _ = lamp",
            isBreaking: true
        ),
        SchemaChange(
            "A collection has no items",
            [("/lamps/{lamp-id}", "/lamp")],
            code: #"_ = client.lamps["1"]"#,
            newCode: "_ = client.lamp",
            isBreaking: true
        ),
    ]

    private static let shine = #"""
        "shine": { "body": "none", "description": "S.", "documentation": null, "idempotent": true, "clouds": ["global"],
            "permissions": { "delegatedWork": [], "delegatedPersonal": [], "application": [] } },
        """#
}
