// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator

/// An object that saves an emulator's state after changes, at most once per second.
final class StateSaver: Sendable {
    private let file: StateFile
    private let emulator: EmulatorTransport
    private let isStopped = Locked(false)

    /// Saves the state and starts waiting for changes.
    ///
    /// - Throws: ``StateFile/Failure`` if the file cannot be written.
    init(_ file: StateFile, _ emulator: EmulatorTransport) throws {
        self.file = file
        self.emulator = emulator
        let first = emulator.changeCount
        try file.save(emulator)
        Thread.detachNewThread { [self] in run(from: first) }
    }

    private func run(from first: Int) {
        var last = first
        var hasFailed = false
        while true {
            let count = emulator.waitForChange(after: last, seconds: 1)
            let isOver = isStopped.withLock { isStopped in
                guard !isStopped, count != last else { return isStopped }
                do {
                    try file.save(emulator)
                    hasFailed = false
                } catch {
                    // The warning is printed once for each series of failures.
                    if !hasFailed { StandardError.print("warning: \(error.localizedDescription)") }
                    hasFailed = true
                }
                return false
            }
            guard !isOver else { return }
            if count != last { Thread.sleep(forTimeInterval: 1) }
            last = count
        }
    }

    /// Stops waiting for changes and saves the state for the last time.
    ///
    /// - Throws: ``StateFile/Failure`` if the file cannot be written.
    func stop() throws {
        // Acquiring the lock waits until a save in progress is complete.
        isStopped.withLock { $0 = true }
        try file.save(emulator)
    }
}
