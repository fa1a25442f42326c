// SPDX-License-Identifier: MIT

extension ImportCase {
    static let xml = xml1 + xml2

    static let xml1 = [
        ImportCase(
            "a file without an element",
            in: .metadata,
            nil,
            " <!-- nothing -->",
            """
            Homes.csdl:1:18: error: the file contains no XML element
            """
        ),
        ImportCase(
            "an XML declaration without a version",
            in: .metadata,
            #"<?xml version="1.0" encoding="utf-8"?>"#,
            "<?xml?>",
            """
            Homes.csdl:1:1: error: the XML declaration must have the attribute 'version'
            """
        ),
        ImportCase(
            "an XML declaration that does not end",
            in: .metadata,
            #"<?xml version="1.0" encoding="utf-8"?>"#,
            #"<?xml version="1.0""#,
            """
            Homes.csdl:2:1: error: expected the name of an attribute, found '<'
            """
        ),
        ImportCase(
            "a version of XML that does not exist",
            in: .metadata,
            #"version="1.0" encoding"#,
            #"version="2.0" encoding"#,
            """
            Homes.csdl:1:16: error: '2.0' is not a supported version of XML
            """
        ),
        ImportCase(
            "another encoding",
            in: .metadata,
            #"encoding="utf-8""#,
            #"encoding="UTF-16""#,
            """
            Homes.csdl:1:31: error: the encoding 'UTF-16' is not supported
            Homes.csdl:1:31: note: save the file as UTF-8
            """
        ),
        ImportCase(
            "a document type declaration",
            in: .metadata,
            #"<?editor fold="none"?>"#,
            #"<!DOCTYPE edmx [<!ENTITY a "b">]>"#,
            """
            Homes.csdl:2:1: error: a document type declaration is not supported
            Homes.csdl:2:1: note: remove it; metadata does not need it
            """
        ),
        ImportCase(
            "a root that does not end",
            in: .metadata,
            "\n</edmx:Edmx>",
            "",
            """
            Homes.csdl:189:1: error: the file ends inside the element 'edmx:Edmx'
            Homes.csdl:4:1: note: the element starts here
            """
        ),
        ImportCase(
            "a second root",
            in: .metadata,
            "</edmx:Edmx>",
            "</edmx:Edmx><edmx:Edmx/>",
            """
            Homes.csdl:189:13: error: unexpected element 'edmx:Edmx' after the root element
            """
        ),
        ImportCase(
            "text after the root",
            in: .metadata,
            "</edmx:Edmx>",
            "</edmx:Edmx>x",
            """
            Homes.csdl:189:13: error: expected the end of the file, found 'x'
            """
        ),
        ImportCase(
            "text before the root",
            in: .metadata,
            #"<?editor fold="none"?>"#,
            "x",
            """
            Homes.csdl:2:1: error: expected an XML element, found 'x'
            """
        ),
        ImportCase(
            "an end without a start",
            in: .metadata,
            #"<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">"#,
            "</edmx:Edmx>",
            """
            Homes.csdl:4:1: error: the end tag of the element 'edmx:Edmx' has no start tag
            """
        ),
        ImportCase(
            "the end of another element",
            in: .metadata,
            "</EntityContainer>",
            "</EntitySet>",
            """
            Homes.csdl:113:7: error: expected the end of the element 'EntityContainer', found that of 'EntitySet'
            Homes.csdl:107:7: note: the element starts here
            """
        ),
        ImportCase(
            "an end tag that does not end",
            in: .metadata,
            "</EntityContainer>",
            "</EntityContainer",
            """
            Homes.csdl:114:7: error: expected '>' at the end of the tag '/EntityContainer', found '<'
            """
        ),
        ImportCase(
            "a tag that does not end",
            in: .metadata,
            #"<EntitySet Name="rooms" EntityType="graph.room" />"#,
            #"<EntitySet Name="rooms" EntityType="graph.room" /"#,
            """
            Homes.csdl:111:58: error: expected '>' at the end of the tag 'EntitySet', found a line break
            """
        ),
        ImportCase(
            "a tag without a name",
            in: .metadata,
            #"<EntitySet Name="rooms""#,
            #"< EntitySet Name="rooms""#,
            """
            Homes.csdl:111:10: error: expected the name of an element, found ' '
            """
        ),
        ImportCase(
            "an attribute that appears twice",
            in: .metadata,
            #"<EntitySet Name="rooms""#,
            #"<EntitySet Name="a" Name="rooms""#,
            """
            Homes.csdl:111:29: error: the attribute 'Name' appears twice in this tag
            """
        ),
    ]
}
