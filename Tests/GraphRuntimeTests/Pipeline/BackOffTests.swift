// SPDX-License-Identifier: MIT

import GraphRuntime
import Testing

@Suite struct BackOffTests {
    private func waits(_ count: Int, base: Duration = .seconds(5), chance: Double) -> [Duration] {
        var backOff = BackOff(base: base, random: { chance })
        return (0..<count).map { _ in backOff.next() }
    }

    @Test("The upper bound of the delay doubles up to a minute")
    func doubling() {
        #expect(waits(6, chance: 1) == [5, 10, 20, 40, 60, 60].map { .seconds($0) })
        #expect(waits(6, chance: 0) == [2.5, 5, 10, 20, 30, 30].map { .seconds($0) })
        #expect(waits(2, base: .seconds(300), chance: 1) == [.seconds(300), .seconds(300)])
        #expect(waits(100, base: .milliseconds(100), chance: 7).last == .seconds(60))
    }

    @Test("A delay that the service requests is never shortened, and is extended by a random part of the first bound")
    func requested() {
        var backOff = BackOff(base: .seconds(5), random: { 0 })
        #expect(backOff.next(requested: .seconds(120)) == .seconds(125))
        #expect(backOff.next(requested: .zero) == .seconds(5))
        var late = BackOff(base: .seconds(5), random: { 1 })
        #expect(late.next(requested: .seconds(120)) == .seconds(120))
        #expect(late.next(requested: .seconds(1)) == .seconds(10))
    }

    @Test("The bound does not change while little time is left, and is reset after a success")
    func urgent() {
        var backOff = BackOff(base: .seconds(5), random: { 1 })
        #expect((0..<4).map { _ in backOff.next(isUrgent: true) } == Array(repeating: .seconds(5), count: 4))
        #expect([backOff.next(), backOff.next()] == [.seconds(5), .seconds(10)])
        backOff.reset()
        #expect(backOff.next() == .seconds(5))
    }
}
