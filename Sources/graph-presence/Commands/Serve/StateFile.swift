// SPDX-License-Identifier: MIT

import Foundation
import GraphPresenceEmulator
import GraphRuntime

/// The file in which `serve` stores the state of the emulator between runs.
struct StateFile: Sendable {
    let path: String

    /// The error for a file that cannot be read or written.
    struct Failure: LocalizedError {
        let errorDescription: String?
    }

    /// Restores the emulator's state from the file, if the file exists.
    ///
    /// If the time is not frozen, the emulator continues from the saved time or the current time, whichever is later.
    ///
    /// - Throws: ``Failure`` if the file cannot be read or does not contain a valid state.
    func restore(_ emulator: EmulatorTransport) throws {
        let data: Data
        do {
            data = try Data(contentsOf: URL(fileURLWithPath: path))
        } catch let error as CocoaError where error.code == .fileReadNoSuchFile {
            return
        } catch {
            throw Failure(
                errorDescription:
                    "the state file \(path.inQuotes) cannot be read: "
                    + FileProblem(error, while: .reading).description
            )
        }
        do {
            try emulator.restore(data)
        } catch {
            let reason = (error as? PresenceServiceError)?.message ?? "\(error)"
            throw Failure(
                errorDescription:
                    "the state file \(path.inQuotes) is not valid: \(reason); correct the file, or move it elsewhere to "
                    + "start without users"
            )
        }
        if !emulator.isFrozen { _ = emulator.setTime(to: Date()) }
    }

    /// Saves the emulator's state. The file is replaced atomically, and only its owner can read it.
    ///
    /// - Throws: ``Failure`` if the file cannot be written.
    func save(_ emulator: EmulatorTransport) throws {
        do {
            let data = try emulator.state()
            let file = try SecretFile(replacing: path, count: data.count)
            do {
                try file.write(data)
                try file.replace(path)
            } catch {
                file.discard()
                throw error
            }
        } catch {
            throw Failure(
                errorDescription:
                    "the state cannot be saved to \(path.inQuotes): "
                    + FileProblem(error, while: .writing).description
            )
        }
    }
}
