// SPDX-License-Identifier: MIT

import GraphPresence

/// A record of the work that uses a clock.
struct WorkInProgress: Sendable {
    private struct Work: Sendable {
        let name: String
        let parent: Int?
        var activity = ClockWork.Activity.working
        /// The number of tasks in this work that are sleeping on the clock.
        var sleepers = 0
        /// The number of nested units of work that have not ended.
        var children = 0
        /// The number of waits for other work that has not ended.
        var waits = 0
        /// The numbers of the work that waits for the end of this work. A number occurs once for each wait.
        var waiters: [Int] = []

        var isBusy: Bool { activity == .working && sleepers == 0 && children == 0 && waits == 0 }
    }

    private var all: [Int: Work] = [:]
    /// The number of changes to the work so far.
    private(set) var changes = 0

    /// The names of the units of work that are not waiting, each with the name of the enclosing unit.
    var busy: [String] {
        all.sorted { $0.key < $1.key }.map(\.value).filter(\.isBusy).map { work in
            guard let parent = work.parent.flatMap({ all[$0] }) else { return work.name }
            return "\(work.name) of \(parent.name)"
        }
    }

    /// Whether any work has returned a value that the calling code may still be processing.
    var hasReturned: Bool { all.values.contains { $0.activity == .returned } }

    mutating func began(_ number: Int, _ name: String, within parent: Int?) {
        changes += 1
        // A task may outlive the work that started it.
        let parent = parent.flatMap { all[$0] == nil ? nil : $0 }
        all[number] = Work(name: name, parent: parent)
        if let parent { all[parent]?.children += 1 }
    }

    mutating func ended(_ number: Int) {
        guard let work = all.removeValue(forKey: number) else { return }
        changes += 1
        if let parent = work.parent { all[parent]?.children -= 1 }
        for waiter in work.waiters { all[waiter]?.waits -= 1 }
    }

    /// Records that work waits for the end of other work. A wait for work that has already ended has no effect.
    mutating func began(waiting number: Int, for other: Int) {
        guard all[number] != nil, all[other] != nil else { return }
        changes += 1
        all[other]?.waiters.append(number)
        all[number]?.waits += 1
    }

    /// Records that work no longer waits for other work.
    mutating func stopped(waiting number: Int, for other: Int) {
        guard let index = all[other]?.waiters.firstIndex(of: number) else { return }
        changes += 1
        all[other]?.waiters.remove(at: index)
        all[number]?.waits -= 1
    }

    mutating func set(_ number: Int, to activity: ClockWork.Activity) {
        changes += 1
        all[number]?.activity = activity
    }

    mutating func slept(_ number: Int?) {
        changes += 1
        if let number { all[number]?.sleepers += 1 }
    }

    mutating func woke(_ number: Int?) {
        changes += 1
        if let number { all[number]?.sleepers -= 1 }
    }
}
