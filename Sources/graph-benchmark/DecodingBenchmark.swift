// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// A measurement of the cost of reading presences, from the request to the decoded value, with a transport that
/// responds immediately.
struct DecodingBenchmark {
    /// A presence type that contains only the declarations that decoding requires.
    private struct HandwrittenPresence: Decodable {
        struct Settings: Decodable {
            let message: String?
            let isOutOfOffice: Bool?
        }

        struct Message: Decodable {
            struct Body: Decodable {
                let content: String?
                let contentType: String?
            }

            struct Instant: Decodable {
                let dateTime: String
                let timeZone: String?
            }

            let message: Body?
            let expiryDateTime: Instant?
            let publishedDateTime: String?
        }

        struct Location: Decodable {
            let placeId: String?
            let source: String
            let workLocationType: String
        }

        let id: String
        let availability: String?
        let activity: String?
        let outOfOfficeSettings: Settings?
        let sequenceNumber: String?
        let statusMessage: Message?
        let workLocation: Location?
    }

    private struct HandwrittenResponse: Decodable {
        let value: [HandwrittenPresence]
    }

    private static let minimal = [
        #""id":"\#(HandwrittenClient.userID)""#, #""availability":"Busy""#, #""activity":"InAMeeting""#,
    ]
    private static let full =
        minimal + [
            #""outOfOfficeSettings":{"isOutOfOffice":false,"message":null}"#,
            #""sequenceNumber":"A0129311063""#,
            #""statusMessage":{"message":{"content":"In a meeting until noon","contentType":"text"},"#
                + #""expiryDateTime":{"dateTime":"2025-10-18T17:05:33.2079781","timeZone":"Pacific Standard Time"},"#
                + #""publishedDateTime":"2025-10-18T00:07:15.4012511Z"}"#,
            #""workLocation":{"placeId":null,"source":"manual","workLocationType":"office"}"#,
        ]
    private static let unknownMembers = full + [#""deviceName":"Desk phone in room 17""#, #""deviceCount":17"#]

    static func run(_ report: Report) async throws {
        for (name, members, limit, before) in [
            ("650 full presences", full, 1.25, "1.70"), ("650 minimal presences", minimal, 1.2, "1.62"),
            ("650 full presences with 2 unknown members each", unknownMembers, 1.5, "2.4"),
        ] {
            let ratio = try await ratio(members)
            report.line(
                "CPU time of reading \(name), relative to a handwritten struct",
                ratio,
                "x",
                atMost: limit,
                before: before
            )
        }
    }

    private static func ratio(_ members: [String]) async throws -> Double {
        let presence = "{\(members.joined(separator: ","))}"
        let presences = Array(repeating: presence, count: 650).joined(separator: ",")
        let data = Data(
            #"{"@odata.context":"https://graph.microsoft.com/v1.0/$metadata","value":[\#(presences)]}"#.utf8
        )
        let client = GraphServiceClient(
            credential: StaticTokenCredential("benchmark"),
            transport: ClosureTransport { _ in
                TransportResponse(status: 200, headers: ["Content-Type": "application/json"], body: data)
            }
        )
        let request = GraphRequest<CollectionResponse<Presence>>(.get, "/communications/presences")
        return try await Measure.compare(rounds: 31) {
            for _ in 0..<10 { _ = try await client.send(request) }
        } to: {
            for _ in 0..<10 { _ = try JSONDecoder().decode(HandwrittenResponse.self, from: data) }
        }
        .ratio
    }
}
