// SPDX-License-Identifier: MIT

package import Foundation

/// A part of a timeline during which a value does not change.
package struct TimelineSegment<Value: Hashable & Sendable>: Hashable, Sendable {
    package let value: Value
    package let start: Date
    /// The end of the segment, at which the value no longer applies.
    package let end: Date

    package init(_ value: Value, from start: Date, to end: Date) {
        self.value = value
        self.start = start
        self.end = end
    }

    /// Appends a segment, or extends the last segment if it ends where the new segment starts and has the same value.
    static func append(_ value: Value, from start: Date, to end: Date, to segments: inout [Self]) {
        guard start < end else { return }
        if let last = segments.last, last.value == value, last.end == start {
            segments[segments.count - 1] = Self(value, from: last.start, to: end)
        } else {
            segments.append(Self(value, from: start, to: end))
        }
    }
}
