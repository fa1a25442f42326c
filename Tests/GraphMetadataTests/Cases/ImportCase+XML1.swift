extension ImportCase {
    static let xml = xml1 + xml2

    static let xml1 = [
        ImportCase(
            "a file without an element",
            in: .metadata,
            nil,
            " <!-- nothing -->",
            """
            ?
            """
        ),
        ImportCase(
            "an XML declaration without a version",
            in: .metadata,
            #"<?xml version="1.0" encoding="utf-8"?>"#,
            "<?xml?>",
            """
            ?
            """
        ),
        ImportCase(
            "an XML declaration that does not end",
            in: .metadata,
            #"<?xml version="1.0" encoding="utf-8"?>"#,
            #"<?xml version="1.0""#,
            """
            ?
            """
        ),
        ImportCase(
            "a version of XML that does not exist",
            in: .metadata,
            #"version="1.0" encoding"#,
            #"version="2.0" encoding"#,
            """
            ?
            """
        ),
        ImportCase(
            "another encoding",
            in: .metadata,
            #"encoding="utf-8""#,
            #"encoding="UTF-16""#,
            """
            ?
            """
        ),
        ImportCase(
            "a document type declaration",
            in: .metadata,
            #"<?editor fold="none"?>"#,
            #"<!DOCTYPE edmx [<!ENTITY a "b">]>"#,
            """
            ?
            """
        ),
        ImportCase(
            "a root that does not end",
            in: .metadata,
            "\n</edmx:Edmx>",
            "",
            """
            ?
            """
        ),
        ImportCase(
            "a second root",
            in: .metadata,
            "</edmx:Edmx>",
            "</edmx:Edmx><edmx:Edmx/>",
            """
            ?
            """
        ),
        ImportCase(
            "text after the root",
            in: .metadata,
            "</edmx:Edmx>",
            "</edmx:Edmx>x",
            """
            ?
            """
        ),
        ImportCase(
            "text before the root",
            in: .metadata,
            #"<?editor fold="none"?>"#,
            "x",
            """
            ?
            """
        ),
        ImportCase(
            "an end without a start",
            in: .metadata,
            #"<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">"#,
            "</edmx:Edmx>",
            """
            ?
            """
        ),
        ImportCase(
            "the end of another element",
            in: .metadata,
            "</EntityContainer>",
            "</EntitySet>",
            """
            ?
            """
        ),
        ImportCase(
            "an end tag that does not end",
            in: .metadata,
            "</EntityContainer>",
            "</EntityContainer",
            """
            ?
            """
        ),
        ImportCase(
            "a tag that does not end",
            in: .metadata,
            #"<EntitySet Name="rooms" EntityType="graph.room" />"#,
            #"<EntitySet Name="rooms" EntityType="graph.room" /"#,
            """
            ?
            """
        ),
        ImportCase(
            "a tag without a name",
            in: .metadata,
            #"<EntitySet Name="rooms""#,
            #"< EntitySet Name="rooms""#,
            """
            ?
            """
        ),
    ]
}
