// SPDX-License-Identifier: MIT

import GraphSchema
import Testing

@Suite struct PathTests {
    @Test("A path is split into segments")
    func segments() {
        #expect(
            PathSegment.parse("/users/{user-id}/presence")
                == [.literal("users"), .parameter("user-id"), .literal("presence")]
        )
        for path in ["", "users", "/", "/a//b", "/a/", "/{}", "/{a", "/a}", "/a{b}", "/a b", "/a?b", "/a#b", "/a%20"] {
            #expect(PathSegment.parse(path) == nil, "\(path)")
        }
    }

    @Test("The path tree contains one node for each prefix")
    func treeNodes() throws {
        let document = try #require(SchemaDocument.load(Array(DiagnosticCase.base.utf8)).document)
        let nodes = document.pathTree.selfAndDescendants
        #expect(nodes.map(\.template) == ["", "/things", "/things/{thing-id}"])
        #expect(nodes.map(\.requestBuilderName).dropFirst() == ["ThingsRequestBuilder", "ThingsItemRequestBuilder"])
        #expect(nodes[2].byMethodName == "byThingId")
        #expect(nodes[2].parameterName == "thingId")
    }

    @Test("A type reference is split into its parts")
    func typeReferences() {
        #expect(TypeReference("Collection(graph.thing)")?.name == "graph.thing")
        #expect(TypeReference("Collection(graph.thing)")?.isCollection == true)
        #expect(TypeReference("Edm.String")?.isCollection == false)
        for text in ["", "String", "graph.", ".thing", "Collection(graph.thing", "graph thing", "graph..thing"] {
            #expect(TypeReference(text) == nil, "\(text)")
        }
    }
}
