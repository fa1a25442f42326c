// SPDX-License-Identifier: MIT

extension ImportCase {
    static let operations = [
        ImportCase(
            "an entity set that does not exist",
            in: .slice,
            #""GET /house/mainRoom""#,
            #""GET /houses/mainRoom""#,
            """
            Homes.slice.json:13:5: error: there is no entity set or singleton 'houses'
            Homes.slice.json:13:5: note: did you mean 'house'?
            """
        ),
        ImportCase(
            "a path that starts with a placeholder",
            in: .slice,
            #""GET /house/mainRoom""#,
            #""GET /{house-id}""#,
            """
            Homes.slice.json:13:5: error: a path starts with the name of an entity set or singleton
            """
        ),
        ImportCase(
            "a placeholder after a single value",
            in: .slice,
            #""GET /house/mainRoom""#,
            #""GET /house/{house-id}""#,
            """
            Homes.slice.json:13:5: error: '{house-id}' does not follow a collection of entities
            """
        ),
        ImportCase(
            "a property that does not exist",
            in: .slice,
            #""GET /house/mainRoom""#,
            #""GET /house/mainRooms""#,
            """
            Homes.slice.json:13:5: error: 'example.homes.house' has no property, function, or action 'mainRooms'
            Homes.slice.json:13:5: note: did you mean 'mainRoom'?
            """
        ),
        ImportCase(
            "a property of a collection",
            in: .slice,
            #""GET /house/mainRoom""#,
            #""GET /lamps/color""#,
            """
            Homes.slice.json:13:5: error: 'color' follows a collection, which has no such function or action
            Homes.slice.json:13:5: note: a placeholder follows a collection, for example '{id}'
            """
        ),
        ImportCase(
            "a count",
            in: .slice,
            #""GET /house/mainRoom""#,
            #""GET /house/lamps/$count""#,
            """
            Homes.slice.json:13:5: error: the schema format cannot express the segment '$count'
            Homes.slice.json:13:5: note: remove the operation, and send it with GraphRequest
            """
        ),
        ImportCase(
            "a primitive property",
            in: .slice,
            #""GET /house/mainRoom""#,
            #""GET /house/address""#,
            """
            Homes.slice.json:13:5: error: '/house/address' leads to 'Edm.String', which the schema format cannot express
            """
        ),
        ImportCase(
            "a function with parameters",
            in: .slice,
            #""GET /house/mainRoom""#,
            #""GET /lamps/{lamp-id}/forecast""#,
            """
            Homes.slice.json:13:5: error: the function 'forecast' has the parameter 'days', which the schema format cannot express
            """
        ),
        ImportCase(
            "a function that returns a single value",
            in: .slice,
            #""GET /house/mainRoom""#,
            #""GET /lamps/{lamp-id}/power", "GET /house/mainRoom""#,
            """
            Homes.csdl:100:27: error: the response of the method 'power' has the type 'Edm.Int32', which the schema format cannot express
            Homes.csdl:100:27: note: exclude the operation in the slice
            """
        ),
        ImportCase(
            "an action that is read",
            in: .slice,
            #""GET /house/mainRoom""#,
            #""GET /lamps/{lamp-id}/blink""#,
            """
            Homes.slice.json:13:5: error: 'blink' is an action; use POST
            """
        ),
        ImportCase(
            "a function that is posted",
            in: .slice,
            #""GET /lamps/changed""#,
            #""POST /lamps/changed""#,
            """
            Homes.slice.json:9:5: error: 'changed' is a function; use GET
            Homes.slice.json:15:14: error: 'POST /lamps/changed' is not an operation of this slice
            """
        ),
        ImportCase(
            "a method that a collection does not have",
            in: .slice,
            #""GET /house/mainRoom""#,
            #""DELETE /lamps""#,
            """
            Homes.slice.json:13:5: error: DELETE cannot be sent to the collection '/lamps'
            """
        ),
        ImportCase(
            "a method that a single value does not have",
            in: .slice,
            #""GET /house/mainRoom""#,
            #""POST /house""#,
            """
            Homes.slice.json:13:5: error: POST cannot be sent to the single value '/house'
            """
        ),
        ImportCase(
            "a type without actions",
            in: .slice,
            #""GET /house/mainRoom""#,
            #""POST /house/*""#,
            """
            Homes.slice.json:13:5: error: no action is bound to '/house'
            """
        ),
        ImportCase(
            "actions of a path that leads nowhere",
            in: .slice,
            #""GET /house/mainRoom""#,
            #""POST /houses/*""#,
            """
            Homes.slice.json:13:5: error: there is no entity set or singleton 'houses'
            Homes.slice.json:13:5: note: did you mean 'house'?
            """
        ),
        ImportCase(
            "an exclusion without effect",
            in: .slice,
            #""POST /lamps/*/reset""#,
            #""POST /lamps/*/reset", "POST /lamps/*/explode""#,
            """
            Homes.slice.json:16:38: error: 'POST /lamps/*/explode' excludes no operation of this slice
            """
        ),
        ImportCase(
            "a name that matches no operation",
            in: .slice,
            #""names": {"#,
            #""names": { "GET /lamps/unchanged": "a","#,
            """
            Homes.slice.json:15:14: error: 'GET /lamps/unchanged' is not an operation of this slice
            Homes.slice.json:15:14: note: did you mean 'GET /lamps/changed'?
            """
        ),
        ImportCase(
            "another name of an action",
            in: .slice,
            #""names": {"#,
            #""names": { "POST /lamps/*/dim": "dimLamp","#,
            """
            Homes.slice.json:8:5: error: the action 'dim' cannot have another name, because requests contain the name
            """
        ),
        ImportCase(
            "methods with the same name",
            in: .slice,
            #""names": {"#,
            #""names": { "GET /house/mainRoom": "getLamp","#,
            """
            Homes.slice.json:15:37: error: 'GET /house/mainRoom' and 'GET /lamps/{lamp-id}' are different operations with the name 'getLamp'
            Homes.slice.json:15:37: note: specify another name for one of them in 'names'
            """
        ),
        ImportCase(
            "actions with the same name",
            in: .slice,
            #""GET /house/mainRoom""#,
            #""POST /rooms/{room-id}/reset", "POST /house/lamps/{lamp-id}/reset""#,
            """
            Homes.slice.json:13:36: error: 'POST /house/lamps/{lamp-id}/reset' and 'POST /rooms/{room-id}/reset' are different operations with the name 'reset'
            Homes.slice.json:13:36: note: the schema format has one action of each name; exclude one of them
            """
        ),
    ]
}
