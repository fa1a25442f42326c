import Foundation
import GraphPresence

/// A transport that keeps the requests and returns responses in order; the last one repeats.
final class RecordingTransport: Transport {
    private let recorded = Locked<[TransportRequest]>([])
    private let responses: [TransportResponse]

    init(_ responses: [TransportResponse]) {
        self.responses = responses
    }

    convenience init(_ response: TransportResponse = TransportResponse(status: 200)) {
        self.init([response])
    }

    var requests: [TransportRequest] { recorded.withLock { $0 } }

    func send(_ request: TransportRequest) async throws -> TransportResponse {
        let count = recorded.withLock {
            $0.append(request)
            return $0.count
        }
        return responses[min(count, responses.count) - 1]
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
