extension ImportCase {
    static let operations = [
        ImportCase(
            "an entity set that does not exist",
            in: .slice,
            #""GET /house/mainRoom""#,
            #""GET /houses/mainRoom""#,
            """
            ?
            """
        ),
        ImportCase(
            "a path that starts with a placeholder",
            in: .slice,
            #""GET /house/mainRoom""#,
            #""GET /{house-id}""#,
            """
            ?
            """
        ),
        ImportCase(
            "a placeholder after a single value",
            in: .slice,
            #""GET /house/mainRoom""#,
            #""GET /house/{house-id}""#,
            """
            ?
            """
        ),
        ImportCase(
            "a property that does not exist",
            in: .slice,
            #""GET /house/mainRoom""#,
            #""GET /house/mainRooms""#,
            """
            ?
            """
        ),
        ImportCase(
            "a property of a collection",
            in: .slice,
            #""GET /house/mainRoom""#,
            #""GET /lamps/color""#,
            """
            ?
            """
        ),
        ImportCase(
            "a count",
            in: .slice,
            #""GET /house/mainRoom""#,
            #""GET /house/lamps/$count""#,
            """
            ?
            """
        ),
        ImportCase(
            "a primitive property",
            in: .slice,
            #""GET /house/mainRoom""#,
            #""GET /house/address""#,
            """
            ?
            """
        ),
        ImportCase(
            "a function with parameters",
            in: .slice,
            #""GET /house/mainRoom""#,
            #""GET /lamps/{lamp-id}/forecast""#,
            """
            ?
            """
        ),
        ImportCase(
            "a function that returns a single value",
            in: .slice,
            #""GET /house/mainRoom""#,
            #""GET /lamps/{lamp-id}/power""#,
            """
            ?
            """
        ),
        ImportCase(
            "an action that is read",
            in: .slice,
            #""GET /house/mainRoom""#,
            #""GET /lamps/{lamp-id}/blink""#,
            """
            ?
            """
        ),
        ImportCase(
            "a function that is posted",
            in: .slice,
            #""GET /lamps/changed""#,
            #""POST /lamps/changed""#,
            """
            ?
            """
        ),
        ImportCase(
            "a method that a collection does not have",
            in: .slice,
            #""GET /house/mainRoom""#,
            #""DELETE /lamps""#,
            """
            ?
            """
        ),
        ImportCase(
            "a method that a single value does not have",
            in: .slice,
            #""GET /house/mainRoom""#,
            #""POST /house""#,
            """
            ?
            """
        ),
        ImportCase(
            "a type without actions",
            in: .slice,
            #""GET /house/mainRoom""#,
            #""POST /house/*""#,
            """
            ?
            """
        ),
        ImportCase(
            "actions of a path that leads nowhere",
            in: .slice,
            #""GET /house/mainRoom""#,
            #""POST /houses/*""#,
            """
            ?
            """
        ),
        ImportCase(
            "an exclusion without effect",
            in: .slice,
            #""POST /lamps/*/reset""#,
            #""POST /lamps/*/reset", "POST /lamps/*/explode""#,
            """
            ?
            """
        ),
        ImportCase(
            "a name of no operation",
            in: .slice,
            #""names": {"#,
            #""names": { "GET /lamps/unchanged": "a","#,
            """
            ?
            """
        ),
        ImportCase(
            "another name of an action",
            in: .slice,
            #""names": {"#,
            #""names": { "POST /lamps/*/dim": "dimLamp","#,
            """
            ?
            """
        ),
        ImportCase(
            "methods with the same name",
            in: .slice,
            #""names": {"#,
            #""names": { "GET /house/mainRoom": "getLamp","#,
            """
            ?
            """
        ),
        ImportCase(
            "actions with the same name",
            in: .slice,
            #""POST /lamps/*/reset", "#,
            "",
            """
            ?
            """
        ),
    ]
}
