// SPDX-License-Identifier: MIT

extension SchemaChange {
    private static let extra = #"""
        "extra": { "description": "E.", "standalone": true, "properties": {
            "size": { "type": "Edm.Int32", "description": "S." } } },
        """#

    static let typeChanges = [
        SchemaChange(
            "Descriptions change",
            [("A report.", "Pages."), ("Dims.", "Makes it darker."), ("My lamp.", "The user's lamp.")],
            code: "_ = Report(pages: [1])"
        ),
        SchemaChange(
            "A type is added",
            [(#""types": {"#, #""types": {"# + extra)],
            code: "_ = Maker()",
            newCode: "_ = Extra(size: 1).size"
        ),
        SchemaChange(
            "The Swift name of a type changes",
            [(#""description": "A report.","#, #""description": "A report.", "swiftName": "Summary","#)],
            code: "_ = Report(pages: [1])",
            newCode: "_ = Summary(pages: [1])",
            isBreaking: true
        ),
        SchemaChange(
            "A type is removed",
            [
                (#""report": { "description": "A report.", "standalone": true,"#, ""),
                (
                    #""properties": { "pages": { "type": "Collection(Edm.Int32)", "description": "The pages." } } },"#,
                    ""
                ),
            ],
            code: "_ = Report(pages: [1])",
            isBreaking: true
        ),
        SchemaChange(
            "The client is renamed",
            [(#""HomeClient""#, #""LampClient""#)],
            code: "_ = client.lamps",
            newCode: "_ = LampClient.self",
            isBreaking: true
        ),
        SchemaChange(
            "The access level is lower",
            [(#""access": "public""#, #""access": "package""#)],
            code: "_ = client.lamps",
            isBreaking: true
        ),
        SchemaChange(
            "The version of the service changes",
            [(#""version": "v1.0""#, #""version": "beta""#)],
            code: "_ = HomeClient.serviceVersion"
        ),
        SchemaChange(
            "An enum becomes a type",
            [
                (
                    #""place": { "description": "A place.", "standalone": true, "members": [{ "value": "indoors" }] }"#,
                    ""
                ),
                (#"{ "value": "party" }] },"#, #"{ "value": "party" }] }"#),
                (#""types": {"#, #""types": {"# + extra.replacing("extra", with: "place")),
            ],
            code: "_ = Place.indoors.rawValue",
            newCode: "_ = Place(size: 1)",
            isBreaking: true
        ),
    ]

    static let enumChanges = [
        SchemaChange(
            "A member is added",
            [(#"{ "value": "green" }"#, #"{ "value": "green" }, { "value": "black" }"#)],
            code: """
                switch Color.red {
                case .red, .blue, .green: break
                default: break
                }
                """,
            newCode: "_ = Color.black"
        ),
        SchemaChange(
            "A member is removed",
            [(#", { "value": "unused" }"#, "")],
            code: "_ = Color.unused",
            isBreaking: true
        ),
        SchemaChange(
            "A member gets a Swift name",
            [(#"{ "value": "unused" }"#, #"{ "value": "unused", "swiftName": "rare" }"#)],
            code: "_ = Color.unused",
            newCode: "_ = Color.rare",
            isBreaking: true
        ),
        SchemaChange(
            "The value of a member changes",
            [(#"{ "value": "unused" }"#, #"{ "value": "rare", "swiftName": "unused" }"#)],
            code: "_ = Color.unused"
        ),
        SchemaChange(
            "The members are in a different order",
            [(#"{ "value": "calm" }, { "value": "party" }"#, #"{ "value": "party" }, { "value": "calm" }"#)],
            code: "_ = [Mood.calm, .party]"
        ),
        SchemaChange(
            "An enum is added",
            [
                (
                    #""place": {"#,
                    #""shape": { "description": "S.", "standalone": true, "members": [{ "value": "a" }] }, "place": {"#
                )
            ],
            code: "_ = Place.indoors",
            newCode: "_ = Shape.a"
        ),
    ]
}
