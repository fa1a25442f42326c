// SPDX-License-Identifier: MIT

import GraphPresence

extension GraphError: ExitCoded {
    var exitCode: ExitCode {
        switch kind {
        case .transport: .unavailable
        case .authentication where isOfCredential: underlying.map { ExitCode($0) } ?? .failure
        case .authentication: isTemporary || underlying != nil ? .unavailable : .signInRequired
        case .service where isTemporary: .unavailable
        case .service: ofClientError
        default: .failure
        }
    }

    private var isTemporary: Bool { status.map { $0 == 408 || $0 == 429 || $0 >= 500 } ?? false }

    private var ofClientError: ExitCode {
        switch status {
        // The service also returns 401 for some missing permissions, with a different code.
        case 401: code == nil || code == "InvalidAuthenticationToken" ? .signInRequired : .notPermitted
        case 403: .notPermitted
        case 404: .notFound
        default: .failure
        }
    }
}
