// SPDX-License-Identifier: MIT

import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct ElementFaultTests {
    /// Returns a fault in which a bulk read receives a valid presence and the given element.
    private static func bulk(_ name: String, _ element: String, _ line: String) -> Fault {
        Fault(
            name,
            others: [.bulk: ByTransport(.init(line))],
            play: Fault.always(200, Operation.collection(element, Operation.presence))
        )
    }

    private static func unreadable(_ error: String, missing: Bool = true) -> String {
        let ids = missing ? "\"\(Operation.otherID)\"" : ""
        return "ok [\(Operation.userID) Busy InACall] unreadable=[page 0, value[0]: \(error)] missing=[\(ids)]"
    }

    private static func read(_ name: String, _ body: String, _ line: String) -> Fault {
        Fault(name, others: [.read: ByTransport(.init(line))], play: Fault.always(200, body))
    }

    static let faults = [
        bulk("null", "null", unreadable("the value must not be null")),
        bulk("a missing ID", #"{"availability":"Away"}"#, unreadable("'id' is missing")),
        bulk(
            "an ID that is a number",
            #"{"id":5}"#,
            unreadable("'id' must be a string")
        ),
        bulk(
            "a string",
            #""\#(Operation.otherID)""#,
            unreadable("the value must be an object")
        ),
        bulk(
            "an availability that is a number",
            #"{"id":"\#(Operation.otherID)","availability":3}"#,
            unreadable("'availability' must be a string", missing: false)
        ),
        bulk(
            "a lone surrogate",
            #"{"id":"\#(Operation.otherID)","availability":"Away","statusMessage":{"message":{"content":"a\ud83d"}}}"#,
            "ok [\(Operation.userID) Busy InACall, \(Operation.otherID) Away -] unreadable=[] missing=[]"
        ),
        read(
            "a lone surrogate",
            #"{"id":"\#(Operation.userID)","availability":"Away","statusMessage":{"message":{"content":"a\ud83d"}}}"#,
            "ok \(Operation.userID) Away -"
        ),
        read(
            "a presence with every property",
            #"{"@odata.context":"https://graph.microsoft.com/beta/$metadata#users/presence/$entity","#
                + #""id":"\#(Operation.userID)","availability":"AvailableIdle","activity":"Focusing","#
                + #""outOfOfficeSettings":{"message":null,"isOutOfOffice":false},"sequenceNumber":null,"#
                + #""statusMessage":{"message":{"content":"<p>Hi<br>there</p>","contentType":"html","#
                + ##""@odata.type":"#microsoft.graph.itemBody"},"publishedDateTime":"2026-02-11T15:41:43.3135946Z","##
                + #""expiryDateTime":{"dateTime":"9999-12-30T23:00:00.0000000","timeZone":"UTC"},"isPinned":true},"#
                + #""workLocation":null,"userPresenceNote":{"x":[1,2.5,null]}}"#,
            "ok \(Operation.userID) AvailableIdle Focusing"
        ),
    ]

    @Test("An unreadable element does not affect the other elements", arguments: faults)
    func unreadableElement(_ fault: Fault) async throws {
        try await fault.check()
    }
}
