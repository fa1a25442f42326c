package import GraphRuntime

extension GraphClient {
    /// Creates a client that retries by a clock of the test, and whose random waits are as long as they may be.
    ///
    /// - Parameters:
    ///   - clock: The clock of all waits.
    ///   - transport: The transport.
    ///   - credential: The credential. The default has a token that does not expire.
    ///   - random: The numbers for random waits. The default is always 1.
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
            // The time-out of an attempt is one of real time, of which a busy machine takes much.
            timeout: .seconds(600)
        )
    }

    /// Creates a client with a token that does not expire, and without retries.
    ///
    /// - Parameter transport: The transport.
    package init(transport: any GraphTransport) {
        self.init(credential: StaticTokenCredential("token"), transport: transport, retryPolicy: .never)
    }
}
