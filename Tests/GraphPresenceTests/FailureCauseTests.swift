// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime
import Testing

@testable import GraphPresence

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

@Suite struct FailureCauseTests {
    private struct SignInEnded: Error {}

    private static func error(
        _ kind: GraphError.Kind,
        status: Int? = nil,
        underlying: (any Error)? = nil
    ) -> GraphError {
        let operation = GraphOperation(method: .get, pathTemplate: "/me/presence")
        var error = GraphError(kind: kind, operation: operation, message: "m", underlying: underlying)
        error.status = status
        return error
    }

    @Test("Errors during an outage have the same reason if they have the same kind")
    func sameReason() {
        let outages = [503, 429, 500, 408].map { FailureCause(Self.error(.service, status: $0)) }
        #expect(Set(outages).count == 1)
        let offline = URLError(.notConnectedToInternet)
        let tokens = [Self.error(.authentication, underlying: offline), Self.error(.authentication, status: 503)]
        #expect(Set(tokens.map { FailureCause($0) }).count == 1)
        #expect(FailureCause(SignInEnded()) == FailureCause(CancellationError()))
    }

    @Test("Errors have different reasons if their kinds differ, or if only one of them is an outage")
    func differentReasons() {
        let errors: [any Error] = [
            Self.error(.transport), Self.error(.service, status: 503), Self.error(.service, status: 401),
            Self.error(.authentication, underlying: URLError(.timedOut)),
            Self.error(.authentication, underlying: SignInEnded()), Self.error(.decoding, status: 200), SignInEnded(),
        ]
        #expect(Set(errors.map { FailureCause($0) }).count == errors.count)
    }
}
