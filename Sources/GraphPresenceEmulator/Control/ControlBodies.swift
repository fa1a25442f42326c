import Foundation
import GraphPresence

struct ClockMove: Decodable {
    let advance: GraphDuration
}

struct Approval: Decodable {
    let user: String
}

struct TeamsSignIn: Decodable {
    let teamsClient: String
    let availability: PresenceAvailability
    let activity: PresenceActivity

    var command: PresenceCommand {
        .signIn(teamsClient: teamsClient, state: PresenceState(availability, activity))
    }
}

struct TeamsSignOut: Decodable {
    let teamsClient: String

    var command: PresenceCommand { .signOut(teamsClient: teamsClient) }
}

struct ScheduledLocation: Decodable {
    let workLocationType: WorkLocationType
    let placeId: String?

    var command: PresenceCommand {
        .setScheduledLocation(WorkLocationSignal(workLocationType, placeId: placeId))
    }
}

struct TokenRegistration: Decodable {
    let token: String
    let user: String?
    let permissions: Set<String>
    let application: String?
    let tenant: String?

    var identity: EmulatorIdentity {
        let application = application ?? "application"
        let tenant = tenant ?? "tenant"
        guard let user else { return .application(permissions: permissions, id: application, tenant: tenant) }
        return .user(user, permissions: permissions, application: application, tenant: tenant)
    }
}

struct ApplicationRegistration: Decodable {
    let clientId: String
    let clientSecret: String?
    let applicationPermissions: Set<String>?
    let delegatedPermissions: Set<String>?

    var application: EmulatorApplication {
        EmulatorApplication(
            clientId: clientId,
            clientSecret: clientSecret,
            applicationPermissions: applicationPermissions ?? [],
            delegatedPermissions: delegatedPermissions ?? []
        )
    }
}

/// A notification, encoded as `{"url": "…", "body": {…}}`.
struct TakenNotification: Encodable {
    let url: String
    let body: GraphJSONValue

    init(_ notification: EmulatorNotification) throws {
        url = notification.url
        body = try JSONCoding.decode(GraphJSONValue.self, from: notification.body)
    }
}

/// A request to change the throttling limit. Without `requests`, the number of requests is unlimited.
struct ThrottlingChange: Decodable {
    let requests: Int?
    let seconds: Double?

    func throttling() throws(PresenceServiceError) -> EmulatorThrottling? {
        guard let requests else { return nil }
        guard requests >= 0 else { throw .invalid("'requests' must be 0 or more") }
        let seconds = seconds ?? 30
        guard seconds > 0, seconds <= 86_400 else { throw .invalid("'seconds' must be more than 0 and at most 86400") }
        return EmulatorThrottling(requests: requests, period: .seconds(seconds))
    }
}

/// A fault as a list of steps, each of them `{"send": "text"}`, `{"sendBase64": "…"}`, `{"waitSeconds": 0.5}`,
/// `{"end": "close"}`, or `{"end": "reset"}`.
struct FaultScript: Decodable {
    struct Step: Decodable {
        let send: String?
        let sendBase64: String?
        let waitSeconds: Double?
        let end: String?

        func step() throws(PresenceServiceError) -> EmulatorFault.Step {
            switch (send, sendBase64, waitSeconds, end) {
            case (let text?, nil, nil, nil): return .send(Data(text.utf8))
            case (nil, let text?, nil, nil):
                guard let data = Data(base64Encoded: text) else { throw .invalid("'sendBase64' must be valid Base64") }
                return .send(data)
            case (nil, nil, let seconds?, nil):
                guard (0...3_600).contains(seconds) else { throw .invalid("'waitSeconds' must be from 0 to 3600") }
                return .wait(.seconds(seconds))
            case (nil, nil, nil, "close"): return .close
            case (nil, nil, nil, "reset"): return .reset
            default:
                throw .invalid(
                    "each step must have one of 'send', 'sendBase64', 'waitSeconds', and 'end', which is 'close' or 'reset'"
                )
            }
        }
    }

    let path: String?
    let method: String?
    let times: Int?
    let steps: [Step]

    func fault() throws(PresenceServiceError) -> EmulatorFault {
        if let method, GraphMethod(rawValue: method) == nil {
            throw .invalid("'method' must be \(ServerRequest.graphMethods)")
        }
        guard times ?? 1 > 0 else { throw .invalid("'times' must be 1 or more") }
        var faultSteps: [EmulatorFault.Step] = []
        for step in steps { faultSteps.append(try step.step()) }
        return EmulatorFault(path: path, method: method.flatMap(GraphMethod.init), times: times ?? 1, steps: faultSteps)
    }
}
