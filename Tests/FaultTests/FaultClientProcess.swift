import Foundation
import TestSupport

/// The fault client, as a process.
enum FaultClientProcess {
    /// How many clients run at once; most of them wait.
    private static let queue: OperationQueue = {
        let queue = OperationQueue()
        queue.maxConcurrentOperationCount = 4
        return queue
    }()

    /// The path of a client to test instead of this package's; nil if there is none. Its transport is AsyncHTTPClient's.
    static let otherPath = ProcessInfo.processInfo.environment["FAULT_CLIENT"]

    private static let product = otherPath.map { Product(URL(fileURLWithPath: $0)) } ?? Product("fault-client")

    /// Runs the client to its end on a thread of its own.
    ///
    /// - Parameters:
    ///   - arguments: The arguments of the client.
    ///   - variables: Further variables of its environment. The default is none.
    /// - Returns: How it ended, and what it printed.
    /// - Throws: An error of the system if it cannot be run.
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

    /// No proxy, and no backtrace of a crash, which would take seconds.
    private static let environment = [
        "http_proxy": "", "https_proxy": "", "HTTPS_PROXY": "", "all_proxy": "", "ALL_PROXY": "", "no_proxy": "",
        "NO_PROXY": "", "SWIFT_BACKTRACE": "enable=no",
    ]
}

/// A value for each transport.
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
