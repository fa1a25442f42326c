// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime
import TestSupport
import Testing

extension TokenEndpointTests {
    @Test("Each token request contains a new assertion")
    func newAssertion() async throws {
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

    @Test("An assertion is read from a file")
    func assertionFile() async throws {
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

    @Test("A virtual machine requests a token for its managed identity")
    func virtualMachineIdentity() async throws {
        let body = #"{"access_token":"vm","expires_in":"86399","expires_on":"1","token_type":"Bearer"}"#
        let transport = RecordingTransport(response(200, body))
        let credential = ManagedIdentityCredential(clientId: "a b", options: options(transport), environment: [:])
        let token = try await credential.token(for: context)
        #expect(token == GraphAccessToken("vm", expiresOn: clock.now + 86_399))
        #expect(
            transport.requests.first?.url.absoluteString
                == "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01"
                + "&resource=https%3A%2F%2Fgraph.microsoft.com&client_id=a%20b"
        )
        #expect(transport.requests.first?.headers["Metadata"] == "true")
        #expect(transport.requests.first?.method == .get)
    }

    @Test("An App Service app requests a token for its managed identity")
    func appServiceIdentity() async throws {
        let end = Int(clock.now.timeIntervalSince1970) + 3_600
        let transport = RecordingTransport(response(200, #"{"access_token":"app","expires_on":"\#(end)"}"#))
        let environment = ["IDENTITY_ENDPOINT": "http://127.0.0.1:41/msi/token", "IDENTITY_HEADER": "canary"]
        let credential = EnvironmentCredential(environment: environment, options: options(transport))
        #expect("\(credential)" == "EnvironmentCredential(ManagedIdentityCredential(system-assigned))")
        #expect(try await credential.token(for: context) == GraphAccessToken("app", expiresOn: clock.now + 3_600))
        #expect(
            transport.requests.first?.url.absoluteString
                == "http://127.0.0.1:41/msi/token?api-version=2019-08-01&resource=https%3A%2F%2Fgraph.microsoft.com"
        )
        #expect(transport.requests.first?.headers["X-IDENTITY-HEADER"] == "canary")
    }

    @Test("If the environment contains no credential, the error lists the missing variables")
    func missingVariables() async {
        let credential = EnvironmentCredential(environment: ["AZURE_CLIENT_ID": "i", "AZURE_TENANT_ID": ""])
        let error = await graphError { try await credential.token(for: context) }
        #expect(error?.kind == .authentication)
        #expect(
            error?.message
                == "the environment does not configure a credential, because AZURE_TENANT_ID, AZURE_CLIENT_SECRET, "
                + "and AZURE_FEDERATED_TOKEN_FILE are not set; set AZURE_TENANT_ID, AZURE_CLIENT_ID, and "
                + "either AZURE_CLIENT_SECRET or AZURE_FEDERATED_TOKEN_FILE, or, for a managed identity, set "
                + "IDENTITY_ENDPOINT and IDENTITY_HEADER"
        )
    }

    @Test("If the environment contains a client secret, it is used as the credential")
    func secretVariable() {
        let environment = ["AZURE_TENANT_ID": "t", "AZURE_CLIENT_ID": "i", "AZURE_CLIENT_SECRET": "canary"]
        let credential = EnvironmentCredential(environment: environment)
        #expect("\(credential)" == "EnvironmentCredential(ClientSecretCredential(i))")
    }

    @Test("The timeout in the options applies to every endpoint, each of which has its own default")
    func timeout() async throws {
        func timeouts(_ timeout: Duration?) async throws -> [Duration?] {
            let transport = RecordingTransport(response(200, success))
            var options = options(transport)
            options.timeout = timeout
            let credentials: [any TokenCredential] = [
                ClientSecretCredential(tenantId: "t", clientId: "c", clientSecret: "s", options: options),
                ManagedIdentityCredential(options: options, environment: [:]),
                EnvironmentCredential(
                    environment: ["IDENTITY_ENDPOINT": "http://127.0.0.1/", "IDENTITY_HEADER": "h"],
                    options: options
                ),
            ]
            for credential in credentials { _ = try await credential.token(for: context) }
            return transport.requests.map(\.timeout)
        }
        #expect(CredentialOptions().timeout == nil)
        #expect(try await timeouts(nil) == [.seconds(60), .seconds(10), .seconds(10)])
        #expect(try await timeouts(.seconds(2)) == [.seconds(2), .seconds(2), .seconds(2)])
        #expect(try await timeouts(.seconds(90)) == [.seconds(90), .seconds(90), .seconds(90)])
    }
}
