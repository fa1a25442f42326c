import GraphPresence

/// The work that goes by a clock: a value that records what happens to it.
struct WorkInProgress: Sendable {
    private struct Work: Sendable {
        let name: String
        let parent: Int?
        var activity = ClockWork.Activity.working
        /// How many of its tasks sleep by the clock.
        var sleepers = 0
        /// How much work within it has not ended.
        var children = 0

        var isBusy: Bool { activity == .working && sleepers == 0 && children == 0 }
    }

    private var all: [Int: Work] = [:]
    /// Grows with each change.
    private(set) var changes = 0

    /// The names of the work that does not wait, each with that of the work that it is within.
    var busy: [String] {
        all.sorted { $0.key < $1.key }.map(\.value).filter(\.isBusy).map { work in
            guard let parent = work.parent.flatMap({ all[$0] }) else { return work.name }
            return "\(work.name) of \(parent.name)"
        }
    }

    /// Whether something was returned to code that may go on with it.
    var hasReturned: Bool { all.values.contains { $0.activity == .returned } }

    mutating func began(_ number: Int, _ name: String, within parent: Int?) {
        changes += 1
        // A task may outlive the work that it was started by.
        let parent = parent.flatMap { all[$0] == nil ? nil : $0 }
        all[number] = Work(name: name, parent: parent)
        if let parent { all[parent]?.children += 1 }
    }

    mutating func ended(_ number: Int) {
        guard let work = all.removeValue(forKey: number) else { return }
        changes += 1
        if let parent = work.parent { all[parent]?.children -= 1 }
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
