import Foundation

/// Prints a measured value and its limit.
func report(_ name: String, _ value: Double, _ unit: String, below limit: Double) {
    let verdict = value <= limit ? "ok" : "MISSED"
    print("\(name): \(String(format: "%.2f", value)) \(unit) (at most \(limit)) \(verdict)")
}

try EmulatorBenchmark.run()
