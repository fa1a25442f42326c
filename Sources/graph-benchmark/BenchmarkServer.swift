// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator

/// The emulator in a separate process. The separation excludes the emulator's CPU time from measurements.
final class BenchmarkServer {
    let baseURL: URL
    private let process = Process()
    private let input = Pipe()

    init() throws {
        process.executableURL = Bundle.main.executableURL
        process.arguments = ["serve"]
        let output = Pipe()
        process.standardOutput = output
        process.standardInput = input
        try process.run()
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        guard let url = URL(string: line.trimmingCharacters(in: .newlines)) else { throw CocoaError(.fileReadUnknown) }
        baseURL = url
    }

    deinit {
        try? input.fileHandleForWriting.close()
    }

    /// Serves the emulator until standard input is closed.
    static func serve() throws {
        let server = try EmulatorServer(EmulatorTransport(throttling: nil))
        print(server.baseURL)
        fflush(nil)
        _ = FileHandle.standardInput.readDataToEndOfFile()
        server.stop()
    }
}
