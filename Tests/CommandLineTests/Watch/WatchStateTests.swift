// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import Testing

@testable import graph_presence

/// Tests for the state that `watch` derives from events.
@Suite struct WatchStateTests {
    private static let start = Date(timeIntervalSince1970: 1_000)
    private static let error = GraphError(
        kind: .transport,
        operation: GraphOperation(method: .post, pathTemplate: "/communications/getPresencesByUserId"),
        message: "no response was received"
    )

    private func apply(_ events: [PresenceWatch.Event], to state: inout WatchState) {
        for event in events { state.apply(PresenceWatch.TimedEvent(event, at: Self.start)) }
    }

    @Test("A gap continues after a snapshot, and keeps the time of its first failure")
    func snapshotDuringGap() {
        var state = WatchState(ids: ["a", "b"])
        state.apply(PresenceWatch.TimedEvent(.gap(Self.error), at: Self.start))
        for event in [PresenceWatch.Event.snapshot([Presence(id: "a")]), .gap(Self.error)] {
            state.apply(PresenceWatch.TimedEvent(event, at: Self.start + 15))
            #expect(state.gapStart == Self.start)
        }
        #expect(state.gap?.kind == .transport)
        #expect(state.problem == "POST /communications/getPresencesByUserId: no response was received")
        // The service may know the other user, because a request failed.
        #expect(state.missing == [])
        apply([.resumed, .change(Presence(id: "b"))], to: &state)
        #expect(state.gapStart == nil)
        #expect(state.problem == nil)
    }

    @Test("A gap that ends before the snapshot does not make the snapshot incomplete")
    func gapBeforeSnapshot() {
        var state = WatchState(ids: ["a", "B"])
        apply([.gap(Self.error), .resumed, .snapshot([Presence(id: "A")])], to: &state)
        #expect(state.missing == ["B"])
    }

    @Test("A user is no longer missing or unreadable when their presence is reported")
    func reportedLater() throws {
        var state = WatchState(ids: ["A", "B", "C"])
        let json = #"{"value":[{"id":"c","activity":[]}]}"#
        let response = try JSONDecoder().decode(CollectionResponse<Presence>.self, from: Data(json.utf8))
        apply([.unreadable(response.unreadableElements), .snapshot([])], to: &state)
        #expect(state.missing == ["A", "B"])
        #expect(state.problem == "the service returned no presence for 2 users")
        apply([.change(Presence(id: "a"))], to: &state)
        #expect(state.problem == "the service returned no presence for 'B'; check the user ID")
        apply([.change(Presence(id: "b"))], to: &state)
        #expect(state.problem?.hasPrefix("the presence of 'c' cannot be read: ") == true)
        apply([.change(Presence(id: "C"))], to: &state)
        #expect(state.problem == nil)
        #expect(state.missing == [])
        #expect(state.unreadable == [:])
    }

    @Test("A user whose presence cannot be read is not missing")
    func unreadableLater() throws {
        var state = WatchState(ids: ["a"])
        let json = #"{"value":[{"id":"A","activity":[]}]}"#
        let response = try JSONDecoder().decode(CollectionResponse<Presence>.self, from: Data(json.utf8))
        apply([.snapshot([]), .unreadable(response.unreadableElements)], to: &state)
        #expect(state.missing == [])
        #expect(state.problem?.hasPrefix("the presence of 'A' cannot be read: ") == true)
    }
}
