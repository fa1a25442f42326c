// SPDX-License-Identifier: MIT

public import Foundation
import GraphPresence

extension ManualClock {
    /// An error that indicates that the clock could not finish a run.
    ///
    /// Either work did not wait for the clock, or a closure did not return.
    public struct TimeoutError: Error, LocalizedError, CustomStringConvertible, Sendable {
        /// The reason that the run could not finish.
        enum Problem: Sendable {
            /// The work did not wait for the clock before a real-time timeout.
            case working(within: Duration)
            /// A closure neither returned nor waited for the clock before a real-time timeout.
            case notWaiting(within: Duration)
            /// A closure did not return before the clock reached its limit.
            case notReturning(within: Duration)
        }

        /// The names of the tasks that are not waiting, for example
        /// `POST /me/presence/setPresence of held session '…'`. The array is empty if the test's own code keeps using
        /// the clock, or if a closure does not return.
        public let busy: [String]
        let problem: Problem

        /// A description of the problem and of what you can do about it.
        public var description: String {
            switch problem {
            case .working(let timeout):
                guard !busy.isEmpty else {
                    return "ManualClock.run: the clock did not become idle within \(timeout.textForPeople) of real "
                        + "time, because code keeps starting new sleeps on it; end that code, or increase the timeout"
                }
                return
                    "ManualClock.run: the following work did not wait for the clock within \(timeout.textForPeople) of "
                    + "real time: \(busy.joined(separator: ", ")); complete the operation that it waits for, or increase "
                    + "the timeout"
            case .notWaiting(let timeout):
                return "ManualClock.run: the closure neither returned nor waited for the clock within "
                    + "\(timeout.textForPeople) of real time; complete the operation that it waits for, or increase "
                    + "the timeout"
            case .notReturning(let limit):
                return "ManualClock.run: the closure did not return within \(limit.textForPeople) of "
                    + "the clock's time; complete the operation that it waits for, or increase the limit"
            }
        }

        /// The same text as ``description``.
        public var errorDescription: String? { description }
    }
}
