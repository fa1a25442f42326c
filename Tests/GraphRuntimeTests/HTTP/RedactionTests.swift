// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

@testable import GraphRuntime

@Suite(.computing, .timeLimit(.minutes(10))) struct RedactionTests {
    private static let token = "canary/e+yJ0~a=b.c-0123456789"

    /// A form in which a response may repeat a sensitive value.
    enum Form: String, CaseIterable {
        case literal, slashes, json, jsonInCapitals, jsonInJSON, slashesInJSONInJSON, percent, percentEverywhere
        case percentTwice, hexadecimalEntities, decimalEntities, entitiesTwice

        func callAsFunction(_ text: String) -> String {
            switch self {
            case .literal: text
            case .slashes: text.replacing("/", with: #"\/"#)
            case .json: text.unicodeScalars.map { #"\u"# + digits($0.value, 4) }.joined()
            case .jsonInCapitals: text.unicodeScalars.map { #"\u"# + digits($0.value, 4).uppercased() }.joined()
            case .jsonInJSON: text.unicodeScalars.map { #"\\u"# + digits($0.value, 4) }.joined()
            case .slashesInJSONInJSON: text.replacing("/", with: #"\\\/"#)
            case .percent: PercentEncoding.encode(text)
            case .percentEverywhere: text.utf8.map { "%" + digits(UInt32($0), 2) }.joined()
            case .percentTwice: PercentEncoding.encode(PercentEncoding.encode(text))
            case .hexadecimalEntities: text.unicodeScalars.map { "&#x" + digits($0.value, 2) + ";" }.joined()
            case .decimalEntities: text.unicodeScalars.map { "&#\($0.value);" }.joined()
            case .entitiesTwice: text.unicodeScalars.map { "&amp;#\($0.value);" }.joined()
            }
        }

        private func digits(_ value: UInt32, _ count: Int) -> String {
            let digits = String(value, radix: 16)
            return String(repeating: "0", count: max(0, count - digits.count)) + digits
        }
    }

    private let redaction = Redaction(secrets: [RedactionTests.token])

    @Test("A sensitive value is found in every escaped form", arguments: Form.allCases)
    func escapedForm(_ form: Form) {
        let text = #"{"a":"x \#(form(Self.token)) y \#(form(Self.token))"} \ % &"#
        #expect(redaction.redacted(text) == #"{"a":"x ••• y •••"} \ % &"#)
    }

    @Test("Each character of a sensitive value may be escaped differently")
    func mixedForms() {
        var random = SeededGenerator()
        let forms: [Form] = [.literal, .json, .percentEverywhere, .decimalEntities]
        for _ in 0..<200 {
            let escaped = Self.token.map { random.pick(forms)(String($0)) }.joined()
            #expect(redaction.redacted("a \(escaped) b") == "a ••• b", "TEST_SEED=\(SeededGenerator.seed) \(escaped)")
        }
    }

    @Test(
        "Sensitive values with special characters are found",
        arguments: [#"pass"word\1234"#, "päss wörd &<>'x", "emoji 🟢 value", #"C:\a\\b"#, "100%&amp;25"]
    )
    func specialCharacters(_ secret: String) throws {
        let redaction = Redaction(secrets: [secret])
        let json = String(decoding: try JSONEncoder().encode([secret]), as: UTF8.self)
        #expect(redaction.redacted(json) == "[\"•••\"]")
        let twice = String(decoding: try JSONEncoder().encode([json]), as: UTF8.self)
        #expect(redaction.redacted(twice) == #"["[\"•••\"]"]"#)
        #expect(redaction.redacted("<\(PercentEncoding.encode(secret))>") == "<•••>")
        #expect(redaction.redacted("<\(secret)>") == "<•••>")
    }

    @Test("Text that is not sensitive is unchanged")
    func otherText() {
        let text = #"canary/e+yJ0~a=b.c-012345678 \u00 % %2 &# &#x; &amp; \\ \"#
        #expect(redaction.redacted(text) == text)
    }

    @Test("No header field that is shown contains the token", arguments: Form.allCases)
    func headers(_ style: Form) async throws {
        let form = style(Self.token)
        let names = ["request-id", "client-request-id", "Content-Type", "Date", "Retry-After"]
        let events = Locked<[String]>([])
        let headers = GraphHeaders(names.map { GraphHeaders.Field(name: $0, value: form) })
        let client = TestClient.responding(
            credential: StaticTokenCredential(Self.token),
            onEvent: { event in events.withLock { $0.append("\(event)") } }
        ) { _ in TransportResponse(status: 500, headers: headers, body: Data("<p>\(form)</p>".utf8)) }
        let error = try #require(await graphError { try await client.send(GraphRequest<GraphJSONValue>(.get, "/me")) })
        var shown = "\(error) \(error.localizedDescription) \(events.withLock { $0 })"
        dump(error, to: &shown)
        #expect(!shown.contains(form))
        #expect(shown.contains("•••"))
        #expect(error.requestId == "•••")
    }

    @Test("No header field of a batch item contains the token")
    func batch() async throws {
        let token = Self.token
        let item = #"{"id":"1","status":403,"headers":{"request-id":"\#(token)","Retry-After":"\#(token)"},"body":{}}"#
        let client = TestClient.responding(credential: StaticTokenCredential(token)) { _ in
            TransportResponse(json: #"{"responses":[\#(item)]}"#)
        }
        let results = try await client.batch([GraphRequest<GraphJSONValue>(.get, "/me")])
        guard case .failure(let error)? = results.first else { return #expect(Bool(false), "\(results)") }
        var shown = "\(error)"
        dump(error, to: &shown)
        #expect(!shown.contains(token))
        #expect(error.requestId == "•••")
    }

    @Test("A response that a middleware creates is also redacted")
    func middleware() async throws {
        struct Copying: GraphMiddleware {
            func intercept(
                _ request: TransportRequest,
                for operation: GraphOperation,
                next: Next
            ) async throws -> TransportResponse {
                let response = try await next(request)
                return TransportResponse(status: response.status, headers: response.headers, body: response.body)
            }
        }
        let token = Self.token
        let client = TestClient.responding(
            credential: StaticTokenCredential(token),
            middleware: [Copying()]
        ) { _ in TransportResponse(status: 500, headers: ["request-id": token], body: Data("<\(token)>".utf8)) }
        let error = try #require(await graphError { try await client.send(GraphRequest<GraphJSONValue>(.get, "/me")) })
        #expect(error.bodyExcerpt == "<•••>")
        #expect(error.requestId == "•••")
        #expect(error.attempts == 1)
    }

    @Test("An incomplete response from a token endpoint is redacted")
    func incompleteTokenResponse() async throws {
        struct Lost: Error {}
        let transport = ClosureTransport { _ in
            throw TransportError(
                partialResponse: TransportResponse(
                    status: 400,
                    headers: ["request-id": "a-secret-value", "Date": "a-secret-value"],
                    body: Data("a-secret-value".utf8)
                ),
                underlying: Lost()
            )
        }
        let credential = ClientSecretCredential(
            tenantId: "t",
            clientId: "c",
            clientSecret: "a-secret-value",
            options: CredentialOptions(transport: transport, retryPolicy: .never)
        )
        let context = TokenRequestContext(cloud: .global, scopes: [])
        let error = try #require(await graphError { try await credential.token(for: context) })
        var shown = "\(error)"
        dump(error, to: &shown)
        #expect(!shown.contains("a-secret-value"))
        #expect(error.requestId == "•••")
    }

    @Test("Text that contains many near matches for a sensitive value is truncated")
    func nearMisses() {
        let count = TestRun.isThorough ? 4_000 : 700
        let secret = String(repeating: "a", count: count)
        let start = ContinuousClock.now
        let body = String(repeating: #"\u0061"#, count: count - 1)
        let text = Redaction(secrets: [secret]).redacted("x" + String(repeating: body + "b", count: 8))
        #expect(text.hasPrefix(#"x\u0061"#) && text.hasSuffix("•••"))
        #expect(text.utf8.count < 8 * body.utf8.count)
        #expect(ContinuousClock.now - start < .seconds(60))
        #expect(Redaction(secrets: [secret]).redacted("x\(secret)y") == "x•••y")
    }

    @Test(
        "Redacting a body that consists of escapes takes linear time",
        arguments: [#"\"#, "%25", "&amp;amp;", #""s":["# + "\"", #""s":"a","#]
    )
    func escapes(_ unit: String) {
        let start = ContinuousClock.now
        let body = Data(String(repeating: unit, count: (TestRun.isThorough ? 300_000 : 60_000) / unit.utf8.count).utf8)
        _ = Redaction(secrets: [Self.token], members: ["s"]).redacted(body)
        #expect(ContinuousClock.now - start < .seconds(60))
    }

    @Test("Redacting a large body takes linear time")
    func largeBody() {
        let start = ContinuousClock.now
        let text = String(repeating: #"\u0063&#99;%63canary/e+yJ0~a=b"#, count: TestRun.isThorough ? 20_000 : 4_000)
        #expect(redaction.redacted(text) == text)
        #expect(ContinuousClock.now - start < .seconds(60))
    }
}
