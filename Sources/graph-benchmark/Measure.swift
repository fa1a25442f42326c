import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Measures by the process's own processor time, so that other processes do not matter.
enum Measure {
    /// The processor time of this process in seconds.
    static var processorTime: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// The most memory that this process has had, in bytes.
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

    /// The ratio of two bodies' times, the median of several rounds in which they take turns.
    static func ratio(rounds: Int = 9, _ body: () throws -> Void, to reference: () throws -> Void) rethrows -> Double {
        var ratios: [Double] = []
        for _ in 0..<rounds {
            let start = processorTime
            try reference()
            let middle = processorTime
            try body()
            ratios.append((processorTime - middle) / max(middle - start, 1e-9))
        }
        return ratios.sorted()[rounds / 2]
    }

    /// The ratio of two asynchronous bodies' times, the median of several rounds in which they take turns.
    static func ratio(
        rounds: Int,
        _ body: () async throws -> Void,
        to reference: () async throws -> Void
    ) async rethrows -> Double {
        var ratios: [Double] = []
        for _ in 0..<rounds {
            let start = processorTime
            try await reference()
            let middle = processorTime
            try await body()
            ratios.append((processorTime - middle) / max(middle - start, 1e-9))
        }
        return ratios.sorted()[rounds / 2]
    }
}
