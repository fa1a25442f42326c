// SPDX-License-Identifier: MIT

import Testing

extension FaultRun {
    #if compiler(>=6.4)
        private static let compiler = "6.4 or later"
    #elseif compiler(>=6.3)
        private static let compiler = "6.3"
    #else
        private static let compiler = "6.2 or earlier"
    #endif

    /// Checks the outcome of a fault that crashes the process in Swift 6.3's FoundationNetworking.
    ///
    /// The process must either be terminated by a signal or print the expected line. The test's output reports which of
    /// the two happened.
    ///
    /// - Parameters:
    ///   - line: The last line that the process prints if no signal terminates it. A trailing asterisk matches any
    ///     text.
    ///   - requests: The number of complete requests that the server receives if no signal terminates the process.
    ///   - name: The name of the fault in the output and in failure messages.
    func expectCrashOrLine(_ line: String, requests: Int, _ name: String) {
        #if canImport(FoundationNetworking)
            let mayCrash = FaultClientProcess.otherPath == nil
        #else
            let mayCrash = false
        #endif
        if isEndedBySignal {
            print("fault: \(name): signal \(status) ended the process in URLSession, with Swift \(Self.compiler)")
            #expect(mayCrash, "\(name): signal \(status)")
            #expect(lines == [], "\(name)")
            #expect(self.requests.count == 1, "\(name)")
        } else {
            print(
                "fault: \(name): handled by \(mayCrash ? "URLSession" : "the transport"), with Swift \(Self.compiler)"
            )
            let last = lines.last ?? ""
            let matches = line.hasSuffix("*") ? last.hasPrefix(line.dropLast()) : last == line
            #expect(matches, "\(name): \(lines)")
            #expect(self.requests.count == requests, "\(name)")
        }
    }
}
