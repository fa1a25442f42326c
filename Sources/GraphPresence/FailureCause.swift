// SPDX-License-Identifier: MIT

import GraphRuntime

/// The reason for a failure. While requests keep failing, a failure is reported again if its reason has changed.
struct FailureCause: Hashable, Sendable {
    /// The kind of the failure, or `nil` if the error is not a `GraphError`.
    private let kind: GraphError.Kind?
    /// Whether the failure is an outage. For example, acquiring a token can fail because of an outage, or because the
    /// user has to sign in again. Both failures have the same kind, but only an outage ends without an action by the
    /// user.
    private let isOutage: Bool

    init(_ error: any Error) {
        let failure = error as? GraphError
        kind = failure?.kind
        isOutage = failure?.isOutage ?? false
    }
}
