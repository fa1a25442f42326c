// SPDX-License-Identifier: MIT

import Foundation
import TestSupport

/// The fault client, which runs in a separate process.
enum FaultClientProcess {
    /// The queue that runs up to four clients at once, because they are idle most of the time.
    private static let queue: OperationQueue = {
        let queue = OperationQueue()
        queue.maxConcurrentOperationCount = 4
        return queue
    }()

    /// The path of an AsyncHTTPClient-based client that is tested instead of this package's client, or `nil` if there
    /// is none.
    static let otherPath = ProcessInfo.processInfo.environment["FAULT_CLIENT"]

    private static let product = otherPath.map { Product(URL(fileURLWithPath: $0)) } ?? Product("fault-client")

    /// Runs the client until it exits, without blocking the threads that Swift concurrency uses.
    ///
    /// - Parameters:
    ///   - arguments: The arguments for the client.
    ///   - variables: Additional environment variables. The default is none.
    /// - Returns: The exit status and the output.
    /// - Throws: A system error if the client cannot be started.
    static func run(_ arguments: [String], _ variables: [String: String] = [:]) async throws -> Product.Result {
        try await withCheckedThrowingContinuation { continuation in
            queue.addOperation {
                continuation.resume(
                    with: Result {
                        try product.run(arguments, environment: environment.merging(variables) { $1 }, timeLimit: 120)
                    }
                )
            }
        }
    }

    /// Variables that disable proxies and crash backtraces, which would take several seconds.
    private static let environment = [
        "http_proxy": "", "https_proxy": "", "HTTPS_PROXY": "", "all_proxy": "", "ALL_PROXY": "", "no_proxy": "",
        "NO_PROXY": "", "SWIFT_BACKTRACE": "enable=no",
    ]
}

/// A value that differs between transports.
struct ByTransport<Value: Sendable>: Sendable {
    private let urlSession: Value
    private let asyncHTTPClient: Value

    init(_ both: Value) {
        self.init(urlSession: both, asyncHTTPClient: both)
    }

    init(urlSession: Value, asyncHTTPClient: Value) {
        self.urlSession = urlSession
        self.asyncHTTPClient = asyncHTTPClient
    }

    /// The value for the transport that is tested.
    var current: Value { FaultClientProcess.otherPath == nil ? urlSession : asyncHTTPClient }
}
