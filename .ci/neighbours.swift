// A server that uses names of GraphPresence and, without their modules, names of the packages that it is often used
// with. `Subscription` is the one name that needs its module: OpenCombine, like Combine, has a protocol of this name.
import Foundation
import GraphPresence
import HTTPTypes
import Hummingbird
import OpenCombine

struct CallCounter: GraphMiddleware {
    let count: @Sendable (String, Int) -> Void

    func intercept(
        _ request: TransportRequest,
        for operation: GraphOperation,
        next: Next
    ) async throws -> TransportResponse {
        let response = try await next(request)
        count(operation.description, response.status)
        return response
    }
}

struct CountingTransport: GraphTransport {
    let base: any GraphTransport

    func send(_ request: TransportRequest) async throws -> TransportResponse { try await base.send(request) }
}

struct ManagerRequestBuilder: GraphRequestBuilder {
    let context: GraphRequestContext
}

func makeClient() -> GraphServiceClient {
    GraphServiceClient(
        credential: ClosureTokenCredential { _ in GraphAccessToken("token") },
        transport: CountingTransport(base: ClosureTransport { _ in TransportResponse(status: 204) }),
        middleware: [CallCounter { operation, status in print(operation, status) }]
    )
}

func managerName(of userID: String, _ graphClient: GraphServiceClient) async throws -> GraphJSONValue? {
    let request = GraphRequest<GraphJSONValue>(.get, "/users/\(userID)/manager")
    return try await graphClient.send(request)["displayName"]
}

func subscribe(_ graphClient: GraphServiceClient, to userIDs: [String], at url: URL) async throws -> String? {
    let subscription = try GraphPresence.Subscription.presences(
        of: userIDs,
        notificationUrl: url,
        expires: Date() + 3_500
    )
    let created: GraphPresence.Subscription = try await graphClient.subscriptions.post(subscription)
    return created.id
}

// Hummingbird: `Middleware` was a name of both packages.
struct RequestLog<Context: RequestContext>: RouterMiddleware {
    func handle(
        _ request: Request,
        context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        let response = try await next(request, context)
        context.logger.info("\(request.method) \(response.status)")
        return response
    }
}

func makeApplication(_ graphClient: GraphServiceClient) -> some ApplicationProtocol {
    let router = Router(context: BasicRequestContext.self)
    router.middlewares.add(RequestLog())
    router.get("presence/{id}") { _, context -> String in
        let userID = try context.parameters.require("id")
        do {
            return try await graphClient.users[userID].presence.get().availability?.rawValue ?? "unknown"
        } catch let error as GraphError where error.status == 404 {
            throw HTTPError(.notFound, message: "no such user")
        }
    }
    return Application(router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1")))
}

// OpenCombine, which has the same names as Combine.
final class PresenceModel: OpenCombine.ObservableObject {
    let presences = PassthroughSubject<Presence, Never>()
    private var cancellables: Set<AnyCancellable> = []

    func show(_ display: @escaping (PresenceStatus) -> Void) {
        let statuses: AnyPublisher<PresenceStatus, Never> = presences.map(\.displayStatus).eraseToAnyPublisher()
        statuses.sink(receiveValue: display).store(in: &cancellables)
        Just(Presence(id: "id")).sink { [presences] in presences.send($0) }.store(in: &cancellables)
    }
}

final class PrintingSubscriber: Subscriber {
    typealias Input = Presence
    typealias Failure = Never

    func receive(subscription: any OpenCombine.Subscription) { subscription.request(.unlimited) }

    func receive(_ input: Presence) -> Subscribers.Demand {
        print(input.id)
        return .none
    }

    func receive(completion: Subscribers.Completion<Never>) {}
}

// HTTPTypes
func makeRequest(_ request: TransportRequest) -> HTTPRequest {
    var fields = HTTPFields()
    fields[.accept] = "application/json"
    let method = HTTPRequest.Method(request.method.rawValue) ?? .get
    return HTTPRequest(method: method, scheme: "https", authority: request.url.host, path: "/", headerFields: fields)
}

func makeResponse(_ response: HTTPResponse, body: Data) -> TransportResponse {
    TransportResponse(status: response.status.code, body: body)
}
