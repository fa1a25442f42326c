import Foundation
import GraphPresence

/// A transport that keeps what it was asked and answers one thing.
final class RecordingTransport: Transport {
    private let recorded = Locked<[TransportRequest]>([])
    private let response: TransportResponse

    init(_ response: TransportResponse = TransportResponse(status: 200)) {
        self.response = response
    }

    var requests: [TransportRequest] { recorded.withLock { $0 } }

    func send(_ request: TransportRequest) async throws -> TransportResponse {
        recorded.withLock { $0.append(request) }
        return response
    }
}

extension GraphServiceClient {
    static func recording(
        _ transport: RecordingTransport,
        cloud: GraphCloud = .global,
        checks: RequestChecks = .all
    ) -> GraphServiceClient {
        GraphServiceClient(
            credential: StaticTokenCredential("token"),
            cloud: cloud,
            transport: transport,
            checks: checks
        )
    }
}

/// JSON without the members that are null: a null equals an absent member.
func withoutNulls(_ value: JSONValue) -> JSONValue {
    switch value {
    case .object(let members): .object(members.filter { $0.value != .null }.mapValues(withoutNulls))
    case .array(let elements): .array(elements.map(withoutNulls))
    default: value
    }
}

func json(_ data: Data) throws -> JSONValue {
    try JSONDecoder().decode(JSONValue.self, from: data)
}
