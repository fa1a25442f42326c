extension ImportCase {
    static let xml2 = [
        ImportCase(
            "an attribute that appears twice",
            in: .metadata,
            #"<EntitySet Name="rooms""#,
            #"<EntitySet Name="a" Name="rooms""#,
            """
            ?
            """
        ),
        ImportCase(
            "an attribute without a value",
            in: .metadata,
            #"<EntitySet Name="rooms""#,
            "<EntitySet Name",
            """
            ?
            """
        ),
        ImportCase(
            "an attribute without quotation marks",
            in: .metadata,
            #"Name="rooms" EntityType"#,
            "Name=rooms EntityType",
            """
            ?
            """
        ),
        ImportCase(
            "attributes without a space",
            in: .metadata,
            #"Name="rooms" EntityType"#,
            #"Name="rooms"EntityType"#,
            """
            ?
            """
        ),
        ImportCase(
            "an attribute without a name",
            in: .metadata,
            #"<EntitySet Name="rooms""#,
            #"<EntitySet ="rooms""#,
            """
            ?
            """
        ),
        ImportCase(
            "a tag in an attribute",
            in: .metadata,
            #"Name="rooms""#,
            #"Name="<rooms""#,
            """
            ?
            """
        ),
        ImportCase(
            "a control character in an attribute",
            in: .metadata,
            #"Name="rooms""#,
            "Name=\"\u{1}\"",
            """
            ?
            """
        ),
        ImportCase(
            "an attribute that does not end",
            in: .metadata,
            #""http://docs.oasis-open.org/odata/ns/edmx">"#,
            #""http"#,
            """
            ?
            """
        ),
        ImportCase(
            "an ampersand",
            in: .metadata,
            #"Name="rooms""#,
            #"Name="rooms & more""#,
            """
            ?
            """
        ),
        ImportCase(
            "an entity that XML does not predefine",
            in: .metadata,
            #"Name="rooms""#,
            #"Name="&rooms;""#,
            """
            ?
            """
        ),
        ImportCase(
            "a reference to a control character",
            in: .metadata,
            #"Name="rooms""#,
            #"Name="&#1;""#,
            """
            ?
            """
        ),
        ImportCase(
            "a comment that does not end",
            in: .metadata,
            "reads or refuses. -->",
            "reads or refuses.",
            """
            ?
            """
        ),
        ImportCase(
            "a CDATA section that does not end",
            in: .metadata,
            "<any>]]>",
            "<any>",
            """
            ?
            """
        ),
        ImportCase(
            "a processing instruction that does not end",
            in: .metadata,
            #"<?editor fold="none"?>"#,
            "<?editor",
            """
            ?
            """
        ),
        ImportCase(
            "a control character in text",
            in: .metadata,
            "<String>Text",
            "<String>\u{1}",
            """
            ?
            """
        ),
    ]
}
