// SPDX-License-Identifier: MIT

import Foundation

/// The faults that have not been used up, in the order in which they were added.
struct FaultQueue: Sendable {
    /// A fault that has been added.
    struct Entry: Sendable {
        /// The number of the fault, which no other fault in the queue has.
        let id: Int
        var fault: EmulatorFault
        /// When the fault ends; `nil` if it has no time limit.
        var endsAt: Date?
    }

    private var entries: [Entry] = []
    private var count = 0

    /// Adds a fault and returns its entry.
    @discardableResult
    mutating func add(_ fault: EmulatorFault, at now: Date) -> Entry {
        count += 1
        let entry = Entry(id: count, fault: fault, endsAt: fault.duration.map { now + $0 / .seconds(1) })
        if fault.times > 0 { entries.append(entry) }
        return entry
    }

    /// Returns the faults that have not ended.
    func all(at now: Date) -> [Entry] { entries.filter { !PresenceRules.isOver($0.endsAt, at: now) } }

    /// Returns the first fault that applies, and counts the use of the fault; `nil` if no fault applies.
    mutating func take(at now: Date, where applies: (EmulatorFault) -> Bool) -> EmulatorFault? {
        entries = all(at: now)
        guard let index = entries.firstIndex(where: { applies($0.fault) }) else { return nil }
        let fault = entries[index].fault
        if fault.times < .max { entries[index].fault.times -= 1 }
        if entries[index].fault.times == 0 { entries.remove(at: index) }
        return fault
    }

    /// Removes a fault, and returns whether it existed and had not ended.
    mutating func remove(_ id: Int, at now: Date) -> Bool {
        entries = all(at: now)
        guard let index = entries.firstIndex(where: { $0.id == id }) else { return false }
        entries.remove(at: index)
        return true
    }

    /// Moves the ends of the faults, because the emulator's time has been set.
    mutating func shift(by seconds: TimeInterval) {
        for index in entries.indices { entries[index].endsAt? += seconds }
    }

    /// Removes all faults. The numbering of faults is not reset.
    mutating func removeAll() { entries = [] }
}
