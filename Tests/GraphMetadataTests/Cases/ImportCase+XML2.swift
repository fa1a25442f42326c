// SPDX-License-Identifier: MIT

extension ImportCase {
    static let xml2 = [
        ImportCase(
            "an attribute without a value",
            in: .metadata,
            #"<EntitySet Name="rooms""#,
            "<EntitySet Name",
            """
            Homes.csdl:111:25: error: expected '=' after the attribute 'Name', found 'E'
            """
        ),
        ImportCase(
            "an attribute without quotation marks",
            in: .metadata,
            #"Name="rooms" EntityType"#,
            "Name=rooms EntityType",
            """
            Homes.csdl:111:25: error: expected the value of the attribute 'Name' in quotation marks, found 'r'
            """
        ),
        ImportCase(
            "attributes without a space",
            in: .metadata,
            #"Name="rooms" EntityType"#,
            #"Name="rooms"EntityType"#,
            """
            Homes.csdl:111:32: error: expected a space before the next attribute, found 'E'
            """
        ),
        ImportCase(
            "an attribute without a name",
            in: .metadata,
            #"<EntitySet Name="rooms""#,
            #"<EntitySet ="rooms""#,
            """
            Homes.csdl:111:20: error: expected the name of an attribute, found '='
            """
        ),
        ImportCase(
            "a tag in an attribute",
            in: .metadata,
            #"Name="rooms""#,
            #"Name="<rooms""#,
            """
            Homes.csdl:63:35: error: expected the end of the attribute 'Name', found '<'
            """
        ),
        ImportCase(
            "a control character in an attribute",
            in: .metadata,
            #"Name="rooms""#,
            "Name=\"\u{1}\"",
            """
            Homes.csdl:63:35: error: expected the end of the attribute 'Name', found the control character 0x1
            """
        ),
        ImportCase(
            "an attribute that does not end",
            in: .metadata,
            #""http://docs.oasis-open.org/odata/ns/edmx">"#,
            #""http"#,
            """
            Homes.csdl:5:3: error: expected the end of the attribute 'xmlns:edmx', found '<'
            """
        ),
        ImportCase(
            "an ampersand",
            in: .metadata,
            #"Name="rooms""#,
            #"Name="rooms & more""#,
            """
            Homes.csdl:63:41: error: '&' does not start a character reference
            Homes.csdl:63:41: note: write '&' as '&amp;'; only the references that XML predefines are supported
            """
        ),
        ImportCase(
            "an entity that XML does not predefine",
            in: .metadata,
            #"Name="rooms""#,
            #"Name="&rooms;""#,
            """
            Homes.csdl:63:35: error: '&rooms' does not start a character reference
            Homes.csdl:63:35: note: write '&' as '&amp;'; only the references that XML predefines are supported
            """
        ),
        ImportCase(
            "a reference to a control character",
            in: .metadata,
            #"Name="rooms""#,
            #"Name="&#1;""#,
            """
            Homes.csdl:63:35: error: '&#1' does not start a character reference
            Homes.csdl:63:35: note: write '&' as '&amp;'; only the references that XML predefines are supported
            """
        ),
        ImportCase(
            "a comment that does not end",
            in: .metadata,
            "reads or refuses. -->",
            "reads or refuses.",
            """
            Homes.csdl:190:1: error: the file ends inside a comment
            Homes.csdl:3:1: note: it starts here
            """
        ),
        ImportCase(
            "a CDATA section that does not end",
            in: .metadata,
            "<any>]]>",
            "<any>",
            """
            Homes.csdl:190:1: error: the file ends inside a CDATA section
            Homes.csdl:119:69: note: it starts here
            """
        ),
        ImportCase(
            "a processing instruction that does not end",
            in: .metadata,
            #"<?editor fold="none"?>"#,
            "<?editor",
            """
            Homes.csdl:190:1: error: the file ends inside a processing instruction
            Homes.csdl:2:1: note: it starts here
            """
        ),
        ImportCase(
            "a file that ends in a tag",
            in: .metadata,
            nil,
            "<a b",
            """
            Homes.csdl:1:5: error: the file ends too early; expected '=' after the attribute 'b'
            """
        ),
        ImportCase(
            "a file that ends in an attribute",
            in: .metadata,
            nil,
            #"<a b="c"#,
            """
            Homes.csdl:1:8: error: the file ends inside the value of the attribute 'b'
            Homes.csdl:1:6: note: the value starts here
            """
        ),
        ImportCase(
            "an XML declaration that ends like a tag",
            in: .metadata,
            #"<?xml version="1.0" encoding="utf-8"?>"#,
            #"<?xml version="1.0" encoding="utf-8">"#,
            """
            Homes.csdl:1:37: error: expected '?>' at the end of the XML declaration, found '>'
            """
        ),
        ImportCase(
            "a control character in text",
            in: .metadata,
            "<String>Text",
            "<String>\u{1}",
            """
            Homes.csdl:119:59: error: expected text, found the control character 0x1
            """
        ),
    ]
}
