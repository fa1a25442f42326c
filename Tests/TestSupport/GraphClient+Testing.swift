// SPDX-License-Identifier: MIT

package import GraphRuntime

extension GraphClient {
    /// Creates a client that waits on a test's clock.
    ///
    /// - Parameters:
    ///   - clock: The clock for all waits.
    ///   - transport: The transport.
    ///   - credential: The credential. The default provides a token that does not expire.
    ///   - random: A closure that returns the random part of a wait, from 0 to 1. The default closure always returns 1,
    ///     which results in the longest waits.
    package init(
        clock: any GraphClock,
        transport: any GraphTransport,
        credential: any TokenCredential = StaticTokenCredential("token"),
        random: @escaping @Sendable () -> Double = { 1 }
    ) {
        self.init(
            credential: credential,
            transport: transport,
            retryPolicy: GraphRetryPolicy(random: random),
            clock: clock,
            // An attempt's timeout is measured in real time, and a busy machine may be slow.
            timeout: .seconds(600)
        )
    }

    /// Creates a client with a token that does not expire and without retries.
    ///
    /// - Parameter transport: The transport.
    package init(transport: any GraphTransport) {
        self.init(credential: StaticTokenCredential("token"), transport: transport, retryPolicy: .never)
    }
}
