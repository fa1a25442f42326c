// SPDX-License-Identifier: MIT

public import Foundation
import GraphPresence

extension ManualClock {
    /// An error that indicates that work did not wait for the clock, so that the clock could not advance, or that a
    /// closure did not return.
    public struct TimeoutError: Error, LocalizedError, CustomStringConvertible, Sendable {
        /// The kind of a timeout.
        enum Problem: Sendable {
            /// The work did not wait for the clock within a real time.
            case working(within: Duration)
            /// A closure neither returned nor waited for the clock within a real time.
            case notWaiting(within: Duration)
            /// A closure did not return within a time of the clock.
            case notReturning(within: Duration)
        }

        /// The work that does not wait, for example `POST /me/presence/setPresence of held session '…'`. The list is
        /// empty if the test's own code keeps using the clock, or if a closure does not return.
        public let busy: [String]
        let problem: Problem

        /// The reason, and what you can do about it.
        public var description: String {
            switch problem {
            case .working(let timeout):
                let names = busy.isEmpty ? "code that keeps sleeping on the clock" : busy.joined(separator: ", ")
                return "ManualClock.run: work did not wait for the clock within "
                    + "\(timeout.textForPeople) of real time: \(names); complete what it waits for, or increase the "
                    + "timeout"
            case .notWaiting(let timeout):
                return "ManualClock.run: the closure neither returned nor waited for the clock within "
                    + "\(timeout.textForPeople) of real time; complete what it waits for, or increase the timeout"
            case .notReturning(let limit):
                return "ManualClock.run: the closure did not return within \(limit.textForPeople) of "
                    + "the clock's time; end what it waits for, or increase the limit"
            }
        }

        /// The same text as ``description``.
        public var errorDescription: String? { description }
    }
}
