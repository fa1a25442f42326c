// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import TestSupport

/// An HTTP example from Microsoft's documentation. `examples.json` contains the examples unchanged.
struct DocumentedExample: Decodable, CustomStringConvertible, Sendable {
    let name: String
    /// The URL of the page that contains the example.
    let page: String
    let method: String
    let path: String
    /// The request body, or `nil` if there is none.
    let body: GraphJSONValue?
    let status: Int
    /// The response body, or `nil` if there is none.
    let response: GraphJSONValue?

    var description: String { name }

    static func all() throws -> [DocumentedExample] {
        let file = TestRun.file("Tests/GraphPresenceTests/Examples/examples.json")
        return try JSONDecoder().decode([DocumentedExample].self, from: Data(contentsOf: file))
    }

    /// Returns the documented response.
    func transportResponse() throws -> TransportResponse {
        let headers: GraphHeaders = response == nil ? [:] : ["Content-Type": "application/json"]
        let body = try response.map { try JSONEncoder().encode($0) } ?? Data()
        return TransportResponse(status: status, headers: headers, body: body)
    }
}

/// The generated client's calls that correspond to the examples.
enum DocumentedCalls {
    static let userID = "fa8bf3dc-eca7-46b7-bad1-db199b62afc3"
    static let otherUserID = "66825e03-7ef5-42da-9069-724602c31f6b"
    static let applicationID = "22553876-f5ab-4529-bffb-cfe50aa89f87"
    static let placeID = "eb706f15-137e-4722-b4d1-b601481d9251"

    /// The call for each example name. A call returns its response body, or `nil` if the response has no body.
    static let all: [String: @Sendable (GraphServiceClient) async throws -> (any GraphModel)?] = [
        "Get your own presence": { try await $0.me.presence.get() },
        "Get the presence of another user": { try await $0.users[otherUserID].presence.get() },
        "Get the presence of another user by way of communications": {
            try await $0.communications.presences["dc74d9bb-6afe-433d-8eaa-e39d80d3a647"].get()
        },
        "Get presences by user id": {
            try await $0.communications.getPresencesByUserId(ids: [userID, otherUserID])
        },
        "Set presence": {
            try await $0.users[userID].presence.setPresence.post(
                SetPresencePostRequestBody(
                    sessionId: applicationID,
                    availability: .available,
                    activity: .available,
                    expirationDuration: "PT1H"
                )
            )
            return nil
        },
        "Clear presence": {
            try await $0.users[userID].presence.clearPresence(sessionId: applicationID)
            return nil
        },
        "Set user preferred presence": {
            try await $0.users[userID].presence.setUserPreferredPresence(.doNotDisturb, expirationDuration: .hours(8))
            return nil
        },
        "Clear user preferred presence": {
            try await $0.users[userID].presence.clearUserPreferredPresence.post()
            return nil
        },
        "Set status message with expiry": {
            let message = PresenceStatusMessage(
                message: ItemBody(content: "Hey I'm currently in a meeting.", contentType: .text),
                expiryDateTime: DateTimeTimeZone(
                    dateTime: "2022-10-18T17:05:33.2079781",
                    timeZone: "Pacific Standard Time"
                )
            )
            try await $0.users.byUserId(userID).presence.setStatusMessage(statusMessage: message)
            return nil
        },
        "Set status message of another user": {
            let message = PresenceStatusMessage(
                message: ItemBody(content: "Hey I am available now", contentType: .text)
            )
            try await $0.users[userID].presence.setStatusMessage(statusMessage: message)
            return nil
        },
        "Get the status message of another user": { try await $0.users[userID].presence.get() },
        "Set automatic location": {
            try await $0.me.presence.setAutomaticLocation(workLocationType: .office, placeId: placeID)
            return nil
        },
        "Set manual location": {
            try await $0.me.presence.setManualLocation(workLocationType: .office, placeId: placeID)
            return nil
        },
        "Clear automatic location": {
            try await $0.me.presence.clearAutomaticLocation()
            return nil
        },
        "Clear location": {
            try await $0.me.presence.clearLocation()
            return nil
        },
    ]
}
