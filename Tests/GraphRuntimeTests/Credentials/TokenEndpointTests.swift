import Foundation
import GraphRuntime
import TestSupport
import Testing

/// The credentials that ask a token endpoint: what they send, and what they make of the answers.
@Suite struct TokenEndpointTests {
    private let clock = TestClock()
    private let context = TokenRequestContext(cloud: .global, scopes: ["https://graph.microsoft.com/.default"])
    private let success = #"{"token_type":"Bearer","expires_in":3599,"access_token":"a-token"}"#

    private func options(_ transport: any Transport, authority: String? = nil) -> CredentialOptions {
        CredentialOptions(
            authority: authority.flatMap { URL(string: $0) },
            transport: transport,
            retryPolicy: .withoutChance(),
            clock: clock
        )
    }

    private func form(_ request: TransportRequest?) -> String {
        String(decoding: request?.body ?? Data(), as: UTF8.self)
    }

    @Test func aSecretIsSentAsAForm() async throws {
        let transport = RecordingTransport(response(200, success))
        let credential = ClientSecretCredential(
            tenantId: "contoso.com",
            clientId: "id",
            clientSecret: "a&b=c+d ö",
            options: options(transport)
        )
        let token = try await credential.token(for: context)
        #expect(token == AccessToken("a-token", expiresOn: clock.now + 3_599))
        let request = transport.requests.first
        #expect(request?.method == .post)
        #expect(request?.url.absoluteString == "https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token")
        #expect(request?.headers["Content-Type"] == "application/x-www-form-urlencoded")
        #expect(request?.headers["Authorization"] == nil)
        #expect(
            form(request) == "grant_type=client_credentials&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default"
                + "&client_id=id&client_secret=a%26b%3Dc%2Bd%20%C3%B6"
        )
        _ = try await credential.token(for: context)
        #expect(transport.requests.count == 1)
    }

    @Test("An empty token is absent")
    func emptyToken() async {
        let transport = RecordingTransport(response(200, #"{"expires_in":3599,"access_token":""}"#))
        let credential = ClientSecretCredential(
            tenantId: "contoso.com",
            clientId: "id",
            clientSecret: "a-secret",
            options: options(transport)
        )
        let error = await graphError { try await credential.token(for: context) }
        #expect(error?.kind == .authentication)
        #expect(error?.message == "the response of the token endpoint has no access_token")
    }

    @Test(arguments: [
        (GraphCloud.global, "https://login.microsoftonline.com", "https://graph.microsoft.com/.default"),
        (.usGovL4, "https://login.microsoftonline.us", "https://graph.microsoft.us/.default"),
        (.usGovL5, "https://login.microsoftonline.us", "https://dod-graph.microsoft.us/.default"),
        (.china, "https://login.chinacloudapi.cn", "https://microsoftgraph.chinacloudapi.cn/.default"),
    ])
    func eachCloudHasItsEndpoints(_ cloud: GraphCloud, _ authority: String, _ scope: String) async throws {
        let login = RecordingTransport(response(200, success))
        let credential = ClientSecretCredential(
            tenantId: "t",
            clientId: "i",
            clientSecret: "s",
            options: options(login)
        )
        let client = TestClient(
            credential: credential,
            cloud: cloud,
            transport: RecordingTransport(response(200)),
            retryPolicy: .never
        )
        try await client.send(GraphRequest<Void>(.get, "/me"))
        #expect(login.requests.first?.url.absoluteString == authority + "/t/oauth2/v2.0/token")
        let encoded = scope.replacingOccurrences(of: ":", with: "%3A").replacingOccurrences(of: "/", with: "%2F")
        #expect(form(login.requests.first).contains("scope=\(encoded)&"))
    }

    @Test func anErrorHasCodeDescriptionAndIds() async {
        let body = """
            {"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret provided. Trace ID: tr \
            Correlation ID: co Timestamp: 2025-01-01 00:00:00Z","error_codes":[7000215],\
            "timestamp":"2025-01-01 00:00:00Z","trace_id":"tr","correlation_id":"co",\
            "error_uri":"https://login.microsoftonline.com/error?code=7000215"}
            """
        let transport = RecordingTransport(response(401, body))
        let credential = ClientSecretCredential(
            tenantId: "t",
            clientId: "i",
            clientSecret: "canary",
            options: options(transport)
        )
        let error = await graphError { try await credential.token(for: context) }
        #expect(error?.kind == .authentication)
        #expect(error?.status == 401)
        #expect(error?.code == "AADSTS7000215")
        #expect(error?.message == "Invalid client secret provided.")
        #expect(error?.requestId == "tr")
        #expect(error?.clientRequestId == "co")
        #expect(error?.date?.date == Date(timeIntervalSince1970: 1_735_689_600))
        #expect(error?.errorObject?["error"] == "invalid_client")
        #expect(
            error?.localizedDescription
                == "POST /{tenant}/oauth2/v2.0/token: 401 AADSTS7000215: Invalid client secret provided (request-id tr)"
        )
        #expect(transport.requests.count == 1)
    }

    @Test(arguments: [
        "<html>canary</html>", "canary", #"{"error":"x","error_description":"your secret canary is wrong"}"#,
        #"{"error":"x","access_token":"canary"}"#, "", #"{"error":"canary","suberror":"canary","claims":"canary"}"#,
        String(repeating: "x", count: 1_020) + "canary",
    ])
    func noAnswerBringsTheSecretIntoTheError(_ body: String) async {
        for status in [200, 400, 500] {
            let transport = RecordingTransport(response(status, body))
            let credential = ClientSecretCredential(
                tenantId: "t",
                clientId: "i",
                clientSecret: "canary",
                options: options(transport)
            )
            let error = await graphError { try await credential.token(for: context) }
            if status == 200, body.contains("access_token") { continue }
            #expect(error?.kind == .authentication)
            #expect(error?.status == status)
            var shown = "\(String(describing: error)) \(error?.localizedDescription ?? "")"
            if let error { dump(error, to: &shown) }
            #expect(!shown.contains("canary"), "\(status) \(body)")
        }
    }

    @Test func aLongAssertionThatIsRepeatedIsNotShown() async {
        let assertion = "canary" + String(repeating: "a1b2", count: 500)
        let transport = RecordingTransport(response(400, "<p>\(assertion)</p>", headers: ["Content-Type": "text/html"]))
        let credential = ClientAssertionCredential(tenantId: "t", clientId: "i", options: options(transport)) {
            assertion
        }
        let error = await graphError { try await credential.token(for: context) }
        #expect(error?.bodyExcerpt == "<p>•••</p>")
    }

    @Test func theMetadataServiceIsAskedAgainWhileItStarts() async throws {
        let transport = RecordingTransport(response(404), response(410), response(200, success))
        let credential = ManagedIdentityCredential(options: options(transport), environment: ["IDENTITY_ENDPOINT": ""])
        #expect(try await credential.token(for: context).token == "a-token")
        #expect(transport.requests.map(\.url.host) == Array(repeating: "169.254.169.254", count: 3))
        #expect(transport.requests.first?.timeout == .seconds(10))
    }

    @Test func anEndpointThatIsBusyIsAskedAgain() async throws {
        let transport = RecordingTransport([
            .success(response(429, headers: ["Retry-After": "3"])), .failure(TransportError.refused),
            .success(response(200, success)),
        ])
        let credential = ClientSecretCredential(
            tenantId: "t",
            clientId: "i",
            clientSecret: "s",
            options: options(transport)
        )
        #expect(try await credential.token(for: context).token == "a-token")
        #expect(clock.waits == [.seconds(3), .seconds(2)])
    }

    @Test(arguments: ["", "..", "a/b", "a?b", "a#b", "a b", "ä", "a%2Fb", "a\r\nb"])
    func aTenantThatIsNoneIsRefused(_ tenant: String) async {
        let transport = RecordingTransport(response(200, success))
        let credential = ClientSecretCredential(
            tenantId: tenant,
            clientId: "i",
            clientSecret: "s",
            options: options(transport)
        )
        let error = await graphError { try await credential.token(for: context) }
        #expect(error?.kind == .authentication)
        #expect(error?.message == "the tenant is neither an id nor a domain name")
        #expect(transport.requests.isEmpty)
    }

    @Test(arguments: ["http://login.example.com", "https://u:p@login.example.com", "file:///x", "https://l.example/?q"])
    func aSecretGoesOverHTTPSOrToThisMachine(_ authority: String) async {
        let transport = RecordingTransport(response(200, success))
        let credential = ClientSecretCredential(
            tenantId: "t",
            clientId: "i",
            clientSecret: "s",
            options: options(transport, authority: authority)
        )
        let error = await graphError { try await credential.token(for: context) }
        #expect(error?.kind == .authentication)
        #expect(transport.requests.isEmpty)
    }

    @Test func anAssertionIsAskedForForEachToken() async throws {
        let transport = RecordingTransport(response(200, success))
        let count = Locked(0)
        let credential = ClientAssertionCredential(tenantId: "t", clientId: "i", options: options(transport)) {
            count.withLock { $0 += 1 }
            return "jwt\(count.withLock { $0 })"
        }
        _ = try await credential.token(for: context)
        clock.advance(by: .seconds(3_599))
        _ = try await credential.token(for: context)
        let type = "client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer"
        #expect(transport.requests.map { form($0).hasSuffix("&\(type)&client_assertion=jwt1") } == [true, false])
        #expect(form(transport.requests.last).hasSuffix("&client_assertion=jwt2"))
    }

    @Test func anAssertionMayStandInAFile() async throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: file) }
        try Data("from.a.file\n".utf8).write(to: file)
        let transport = RecordingTransport(response(200, success))
        let environment = [
            "AZURE_TENANT_ID": "t", "AZURE_CLIENT_ID": "i", "AZURE_FEDERATED_TOKEN_FILE": file.path,
            "AZURE_AUTHORITY_HOST": "https://login.example.com/",
        ]
        let credential = EnvironmentCredential(environment: environment, options: options(transport))
        #expect("\(credential)" == "EnvironmentCredential(ClientAssertionCredential(i))")
        _ = try await credential.token(for: context)
        #expect(transport.requests.first?.url.absoluteString == "https://login.example.com/t/oauth2/v2.0/token")
        #expect(form(transport.requests.first).hasSuffix("&client_assertion=from.a.file"))
    }

    @Test func aVirtualMachinesIdentityIsAskedFor() async throws {
        let answer = #"{"access_token":"vm","expires_in":"86399","expires_on":"1","token_type":"Bearer"}"#
        let transport = RecordingTransport(response(200, answer))
        let credential = ManagedIdentityCredential(clientId: "a b", options: options(transport), environment: [:])
        let token = try await credential.token(for: context)
        #expect(token == AccessToken("vm", expiresOn: clock.now + 86_399))
        #expect(
            transport.requests.first?.url.absoluteString
                == "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01"
                + "&resource=https%3A%2F%2Fgraph.microsoft.com&client_id=a%20b"
        )
        #expect(transport.requests.first?.headers["Metadata"] == "true")
        #expect(transport.requests.first?.method == .get)
    }

    @Test func anAppServicesIdentityIsAskedFor() async throws {
        let end = Int(clock.now.timeIntervalSince1970) + 3_600
        let transport = RecordingTransport(response(200, #"{"access_token":"app","expires_on":"\#(end)"}"#))
        let environment = ["IDENTITY_ENDPOINT": "http://127.0.0.1:41/msi/token", "IDENTITY_HEADER": "canary"]
        let credential = EnvironmentCredential(environment: environment, options: options(transport))
        #expect("\(credential)" == "EnvironmentCredential(ManagedIdentityCredential(system-assigned))")
        #expect(try await credential.token(for: context) == AccessToken("app", expiresOn: clock.now + 3_600))
        #expect(
            transport.requests.first?.url.absoluteString
                == "http://127.0.0.1:41/msi/token?api-version=2019-08-01&resource=https%3A%2F%2Fgraph.microsoft.com"
        )
        #expect(transport.requests.first?.headers["X-IDENTITY-HEADER"] == "canary")
    }

    @Test func anEnvironmentWithoutACredentialSaysWhatLacks() async {
        let credential = EnvironmentCredential(environment: ["AZURE_CLIENT_ID": "i", "AZURE_TENANT_ID": ""])
        let error = await graphError { try await credential.token(for: context) }
        #expect(error?.kind == .authentication)
        #expect(
            error?.message == "the environment describes no credential: AZURE_TENANT_ID, AZURE_CLIENT_SECRET, "
                + "AZURE_FEDERATED_TOKEN_FILE are not set, of which one of the last two is enough; "
                + "nor is there a managed identity in IDENTITY_ENDPOINT and IDENTITY_HEADER"
        )
    }

    @Test func anEnvironmentWithASecretIsThat() {
        let environment = ["AZURE_TENANT_ID": "t", "AZURE_CLIENT_ID": "i", "AZURE_CLIENT_SECRET": "canary"]
        let credential = EnvironmentCredential(environment: environment)
        #expect("\(credential)" == "EnvironmentCredential(ClientSecretCredential(i))")
    }
}
