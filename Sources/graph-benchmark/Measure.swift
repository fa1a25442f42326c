// SPDX-License-Identifier: MIT

import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A measurement of this process's CPU time, which other processes do not affect.
enum Measure {
    /// The CPU time that this process has used, in seconds.
    static var processorTime: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// The peak memory of this process in bytes.
    static var peakMemory: Int {
        var usage = rusage()
        #if canImport(Darwin)
            getrusage(RUSAGE_SELF, &usage)
            return usage.ru_maxrss
        #elseif canImport(Glibc)
            getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
            return usage.ru_maxrss * 1_024
        #else
            getrusage(RUSAGE_SELF, &usage)
            return usage.ru_maxrss * 1_024
        #endif
    }

    /// Returns the ratio of the CPU times that two closures take: the median of several rounds in which the closures
    /// alternate.
    static func ratio(rounds: Int = 9, _ body: () throws -> Void, to reference: () throws -> Void) rethrows -> Double {
        var ratios: [Double] = []
        for _ in 0..<rounds {
            let start = processorTime
            try reference()
            let middle = processorTime
            try body()
            ratios.append((processorTime - middle) / max(middle - start, 1e-9))
        }
        return median(ratios)
    }

    /// The medians of the CPU times of two closures, in seconds, and of the ratio of these times.
    struct Comparison {
        let time: Double
        let reference: Double
        let ratio: Double
    }

    /// Compares the CPU times of two asynchronous closures in several rounds. The closures alternate in running first.
    static func compare(
        rounds: Int,
        _ body: () async throws -> Void,
        to reference: () async throws -> Void
    ) async rethrows -> Comparison {
        func time(_ body: () async throws -> Void) async rethrows -> Double {
            let start = processorTime
            try await body()
            return max(processorTime - start, 1e-9)
        }
        var times: [Double] = []
        var references: [Double] = []
        // The first calls are not measured, because they open connections.
        _ = try await time(reference)
        _ = try await time(body)
        for round in 0..<rounds {
            if round % 2 == 0 { references.append(try await time(reference)) }
            times.append(try await time(body))
            if round % 2 == 1 { references.append(try await time(reference)) }
        }
        let ratios = zip(times, references).map { $0 / $1 }
        return Comparison(time: median(times), reference: median(references), ratio: median(ratios))
    }

    /// Returns the median of a nonempty array.
    static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
}
