// SPDX-License-Identifier: MIT

extension SchemaChange {
    static let operationChanges = [
        SchemaChange(
            "A method returns a different type",
            [(#""returns": "Collection(graph.lamp)""#, #""returns": "Collection(graph.maker)""#)],
            code: "_ = try await client.lamps.get().value.first?.watts",
            newCode: "_ = try await client.lamps.get().value.first?.title",
            isBreaking: true
        ),
        SchemaChange(
            "A method no longer has a response",
            [
                (
                    #""clouds": ["global"], "idempotent": false, "returns": "graph.lamp" }"#,
                    #""clouds": ["global"], "idempotent": false }"#
                )
            ],
            code: #"_ = try await client.lamps["1"].patch(Lamp(id: "1", watts: 5)).watts"#,
            isBreaking: true
        ),
        SchemaChange(
            "A method now has a response",
            [
                (
                    #""treatsNotFoundAsSuccessOnRetry": true }"#,
                    #""treatsNotFoundAsSuccessOnRetry": true, "returns": "graph.lamp" }"#
                )
            ],
            code: #"let request: GraphRequest<Void> = client.lamps["1"].deleteRequest(); _ = request"#,
            newCode: #"_ = try await client.lamps["1"].delete().watts"#,
            isBreaking: true
        ),
        SchemaChange(
            "The HTTP method of a method changes",
            [(#""method": "PATCH""#, #""method": "PUT""#)],
            code: #"_ = try await client.lamps["1"].patch(Lamp(id: "1", watts: 5))"#,
            newCode: #"_ = try await client.lamps["1"].put(Lamp(id: "1", watts: 5))"#,
            isBreaking: true
        ),
        SchemaChange(
            "The body of a method changes",
            [(#""body": "graph.lamp""#, #""body": "graph.maker""#)],
            code: #"_ = try await client.lamps["1"].patch(Lamp(id: "1", watts: 5))"#,
            newCode: #"_ = try await client.lamps["1"].patch(Maker())"#,
            isBreaking: true
        ),
        SchemaChange(
            "A method is removed",
            [
                (#"{ "getLamp": {}, "updateLamp": {}, "deleteLamp": {} }"#, #"{ "getLamp": {}, "updateLamp": {} }"#),
                (#"{ "deleteLamp": {}, "getLamp": {}, "#, #"{ "getLamp": {}, "#),
            ],
            code: #"try await client.lamps["1"].delete()"#,
            isBreaking: true
        ),
        SchemaChange(
            "An action is removed",
            [(#""dim": {}, "paint": {}, "#, #""dim": {}, "#), (#""blink": {}, "paint": {} }"#, #""blink": {} }"#)],
            code: "_ = PaintPostRequestBody(.redParty)",
            isBreaking: true
        ),
        SchemaChange(
            "An action now has a response",
            [(#""body": "none", "#, #""body": "none", "returns": "graph.lamp", "#)],
            code: #"let blink: ActionRequestBuilder<Void, Void> = client.lamps["1"].blink; _ = blink"#,
            newCode: #"_ = try await client.lamps["1"].blink().watts"#,
            isBreaking: true
        ),
        SchemaChange(
            "An action sends an empty object",
            [(#""body": "none""#, #""body": "empty""#)],
            code: #"try await client.lamps["1"].blink()"#
        ),
        SchemaChange(
            "An optional parameter is added to an action without parameters",
            [
                (
                    #""body": "none", "#,
                    #""body": "object", "parameters": { "count": { "type": "Edm.Int32", "description": "C." } }, "#
                )
            ],
            code: #"try await client.lamps["1"].blink.post()"#,
            newCode: #"try await client.lamps["1"].blink(count: 2)"#,
            isBreaking: true
        ),
        SchemaChange(
            "A method is renamed",
            [
                (#""listLamps": { "method""#, #""findLamps": { "method""#),
                (#""listLamps": {}"#, #""findLamps": {}"#),
            ],
            code: "_ = try await client.lamps.get().value"
        ),
    ]

    static let factChanges = [
        SchemaChange(
            "A permission is added",
            [(#"["Lamp.List"]"#, #"["Lamp.List", "Lamp.ReadWrite"]"#)],
            code: "_ = try await client.lamps.get()"
        ),
        SchemaChange(
            "Application permissions are no longer supported",
            [(#"["Lamp.Read.All"]"#, "[]")],
            code: #"_ = try await client.lamps["1"].get()"#
        ),
        SchemaChange(
            "One path has permissions of its own",
            [
                (
                    #"{ "deleteLamp": {}, "getLamp": {}"#,
                    #"""
                    { "deleteLamp": {}, "getLamp": { "permissions": {
                        "delegatedWork": ["Lamp.Read.Me"], "delegatedPersonal": [], "application": ["Lamp.Read.All"] } }
                    """#
                )
            ],
            code: "_ = try await client.me.lamp.get()"
        ),
        SchemaChange(
            "The clouds change",
            [(#"["global", "usGovL4"]"#, #"["global", "china"]"#)],
            code: #"_ = try await client.lamps["1"].get()"#
        ),
        SchemaChange(
            "A method is deprecated",
            [(#""Lists.", "documentation": null,"#, #""Lists.", "documentation": null, "deprecated": "Use search.","#)],
            code: "_ = try await client.lamps.get()"
        ),
        SchemaChange(
            "An action is no longer deprecated",
            [(#", "deprecated": "Use dim.""#, "")],
            code: #"try await client.lamps["1"].blink()"#
        ),
        SchemaChange(
            "An operation is no longer idempotent",
            [
                (
                    #""Dims.", "documentation": null, "idempotent": true"#,
                    #""Dims.", "documentation": null, "idempotent": false"#
                )
            ],
            code: #"try await client.lamps["1"].dim(level: 1)"#
        ),
        SchemaChange(
            "A GET operation no longer specifies that it is idempotent",
            [(#""clouds": ["global", "usGovL4"], "idempotent": true"#, #""clouds": ["global", "usGovL4"]"#)],
            code: #"_ = try await client.lamps["1"].get()"#
        ),
        SchemaChange(
            "A GET operation is no longer idempotent",
            [
                (
                    #""clouds": ["global", "usGovL4"], "idempotent": true"#,
                    #""clouds": ["global", "usGovL4"], "idempotent": false"#
                )
            ],
            code: #"_ = try await client.lamps["1"].get()"#
        ),
        SchemaChange(
            "The clouds and permissions are no longer known",
            [(SchemaChange.factsOfGetLamp, #""returns": "graph.lamp", "idempotent": true }"#)],
            code: #"_ = try await client.lamps["1"].get()"#
        ),
        SchemaChange(
            "A 404 response to a retry is an error",
            [(#", "treatsNotFoundAsSuccessOnRetry": true"#, "")],
            code: #"try await client.lamps["1"].delete()"#
        ),
    ]
    /// The facts about the method `getLamp` in the base schema.
    static let factsOfGetLamp = """
        "returns": "graph.lamp",
              "permissions": { "delegatedWork": ["Lamp.Read"], "delegatedPersonal": [], "application": ["Lamp.Read.All"] },
              "clouds": ["global", "usGovL4"], "idempotent": true }
        """
}
