import GraphSchema
import Testing

@Suite struct PathTests {
    @Test func pathsAreSplitIntoSegments() {
        #expect(
            PathSegment.parse("/users/{user-id}/presence")
                == [.literal("users"), .parameter("user-id"), .literal("presence")]
        )
        for path in ["", "users", "/", "/a//b", "/a/", "/{}", "/{a", "/a}", "/a{b}", "/a b", "/a?b", "/a#b", "/a%20"] {
            #expect(PathSegment.parse(path) == nil, "\(path)")
        }
    }

    @Test func aTreeHasOnePlaceForEachPrefix() throws {
        let document = try #require(SchemaDocument.load(Array(DiagnosticCase.base.utf8)).document)
        let nodes = document.pathTree.selfAndDescendants
        #expect(nodes.map(\.template) == ["", "/things", "/things/{thing-id}"])
        #expect(nodes.map(\.requestBuilderName).dropFirst() == ["ThingsRequestBuilder", "ThingsItemRequestBuilder"])
        #expect(nodes[2].byMethodName == "byThingId")
        #expect(nodes[2].parameterName == "thingId")
    }

    @Test func typeReferencesAreTakenApart() {
        #expect(TypeReference("Collection(graph.thing)")?.name == "graph.thing")
        #expect(TypeReference("Collection(graph.thing)")?.isCollection == true)
        #expect(TypeReference("Edm.String")?.isCollection == false)
        for text in ["", "String", "graph.", ".thing", "Collection(graph.thing", "graph thing", "graph..thing"] {
            #expect(TypeReference(text) == nil, "\(text)")
        }
    }
}
