public import Foundation
public import GraphPresence

/// What the emulator does instead of answering: bytes as they stand, pauses and breakage.
public struct EmulatorFault: Sendable {
    /// One step of a fault.
    public enum Step: Hashable, Sendable {
        /// Send these bytes.
        case send(Data)
        /// Wait, in real time.
        case wait(Duration)
        /// Close the connection.
        case close
        /// Break the connection off with a reset.
        case reset
    }

    /// The path of the requests that meet the fault, as it is sent, such as `/v1.0/me/presence`; nil for every path.
    public let path: String?
    /// The method of the requests that meet the fault; nil for every method.
    public let method: GraphMethod?
    /// How many requests meet the fault.
    public internal(set) var times: Int
    /// What happens to each; a connection that is neither closed nor reset serves on.
    public let steps: [Step]

    /// A fault.
    ///
    /// - Parameters:
    ///   - path: The path of the requests that meet it, as it is sent; nil for every path. Default: nil.
    ///   - method: The method of the requests that meet it; nil for every method. Default: nil.
    ///   - times: How many requests meet it. Default: 1.
    ///   - steps: What happens to each.
    public init(path: String? = nil, method: GraphMethod? = nil, times: Int = 1, steps: [Step]) {
        self.path = path
        self.method = method
        self.times = times
        self.steps = steps
    }

    /// An answer, written out with its length.
    ///
    /// - Parameters:
    ///   - status: The HTTP status.
    ///   - headers: The headers. Default: none.
    ///   - body: The body. Default: none.
    ///   - path: The path of the requests that get it, as it is sent; nil for every path. Default: nil.
    ///   - method: The method of the requests that get it; nil for every method. Default: nil.
    ///   - times: How many requests get it. Default: 1.
    /// - Returns: The fault.
    public static func response(
        _ status: Int,
        headers: GraphHeaders = [:],
        body: Data = Data(),
        path: String? = nil,
        method: GraphMethod? = nil,
        times: Int = 1
    ) -> EmulatorFault {
        let response = TransportResponse(status: status, headers: headers, body: body)
        let bytes = Data(HTTPWriter.bytes(of: response, isLast: false))
        return EmulatorFault(path: path, method: method, times: times, steps: [.send(bytes)])
    }

    func concerns(_ method: String, _ path: String) -> Bool {
        times > 0 && (self.path == nil || self.path == path) && (self.method == nil || self.method?.rawValue == method)
    }
}
