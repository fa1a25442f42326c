// SPDX-License-Identifier: MIT

import Foundation

/// A measurement of the cost of generating clients, and the length and repetition of the generated text.
///
/// The baselines were measured at commit 34f7707, before the generator was redesigned. The baseline "hours" is an
/// estimate, because 2,000 actions took more than 244 seconds.
struct GeneratorBenchmark {
    private let report: Report
    private let folder: URL
    private let generator: String

    init(_ report: Report) throws {
        self.report = report
        guard let executable = Bundle.main.executableURL else { throw CocoaError(.fileNoSuchFile) }
        generator = executable.deletingLastPathComponent().appendingPathComponent("graph-codegen").path
        guard FileManager.default.isExecutableFile(atPath: generator) else {
            throw MeasuredProcess.Failure(
                description:
                    "\(generator) was not found; build it with 'swift build -c release --product graph-codegen'"
            )
        }
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("graph-benchmark-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    static func run(_ report: Report) throws {
        let benchmark = try GeneratorBenchmark(report)
        defer { try? FileManager.default.removeItem(at: benchmark.folder) }
        try benchmark.reportText()
        try benchmark.reportChange()
        try benchmark.reportScale()
    }

    // MARK: - Time and memory

    /// The median of several runs of the generator.
    private struct Runs {
        let count: Int
        /// The median of the CPU time in seconds; `nil` if the time exceeds the limit.
        let time: Double?
        let peakMemory: Int

        /// Creates a result by running the generator 9 times, or fewer if a run takes a second or more.
        init(_ run: () throws -> MeasuredProcess) throws {
            var runs = [try run()]
            let count = runs[0].time.map { $0 < 1 ? 9 : $0 < 5 ? 3 : 1 } ?? 1
            while runs.count < count { runs.append(try run()) }
            self.count = count
            let times = runs.compactMap(\.time).sorted()
            time = times.count == count ? times[count / 2] : nil
            peakMemory = runs.map(\.peakMemory).max() ?? 0
        }
    }

    private func write(_ schema: SyntheticSchema) throws -> String {
        let file = folder.appendingPathComponent("Synthetic\(schema.actionCount).json")
        try Data(schema.json.utf8).write(to: file)
        return file.path
    }

    private func generate(_ schema: String) throws -> Runs {
        try Runs {
            // The generator does not write files that are up to date.
            let output = folder.appendingPathComponent("Output-\(UUID().uuidString)")
            defer { try? FileManager.default.removeItem(at: output) }
            return try MeasuredProcess(generator, ["generate", "--schema", schema, "--output", output.path])
        }
    }

    private func reportScale() throws {
        let thousand = try write(SyntheticSchema(actionCount: 1_000))
        let many = try write(SyntheticSchema(actionCount: 10_000))
        let small = try generate(thousand)
        line("CPU time of generating 1,000 actions", small, atMost: 0.5, before: "42")
        let large = try generate(many)
        line("CPU time of generating 10,000 actions", large, atMost: 4, before: "hours")
        let name = "CPU time per action with 10,000 actions, relative to 1,000"
        if let few = small.time, let many = large.time {
            report.line(name, many / 10 / few, "x", atMost: 1.3)
        } else {
            report.missing(name, "not measured", "x", atMost: 1.3)
        }
        let memory = "peak memory of generating 10,000 actions"
        if large.time != nil {
            report.line(memory, Double(large.peakMemory) / 1e6, "MB", atMost: 600)
        } else {
            report.missing(memory, "not measured", "MB", atMost: 600)
        }
        let validate = try Runs { try MeasuredProcess(generator, ["validate", "--schema", many]) }
        line("CPU time of validating 10,000 actions", validate, atMost: 1.5, before: "346")
    }

    private func line(_ name: String, _ runs: Runs, atMost limit: Double, before: String) {
        let name = "\(name), \(runs.count == 1 ? "one run" : "median of \(runs.count) runs")"
        if let time = runs.time {
            report.line(name, time, "s CPU", atMost: limit, before: before)
        } else {
            report.missing(name, "more than \(MeasuredProcess.timeLimit)", "s CPU", atMost: limit, before: before)
        }
    }

    // MARK: - Text

    private func reportText() throws {
        let text = try GeneratedText(folder: URL(fileURLWithPath: "Generated/GraphPresence"))
        report.line(
            "length of Generated/GraphPresence",
            Double(text.lineCount),
            "lines",
            atMost: 2_300,
            before: "6,037"
        )
        let distinct = text.distinctDocumentation * 100
        report.line("distinct lines among those of doc comments", distinct, "%", atLeast: 75, before: "21.5")
    }

    /// Reports how much code must be recompiled after the description of one action changes.
    private func reportChange() throws {
        func text(_ changedAction: Int?) throws -> GeneratedText {
            let schema = try write(SyntheticSchema(actionCount: 100, changedAction: changedAction))
            let output = folder.appendingPathComponent("Changed\(changedAction.map(String.init) ?? "Not")")
            _ = try MeasuredProcess(generator, ["generate", "--schema", schema, "--output", output.path])
            return try GeneratedText(folder: output)
        }
        let original = try text(nil)
        let shares = try stride(from: 0, to: 100, by: 9).map { try text($0).share(changedFrom: original) * 100 }
        report.line(
            "lines in files that change if one of 100 actions changes, median of \(shares.count) actions",
            shares.sorted()[shares.count / 2],
            "%",
            atMost: 35,
            before: "74"
        )
    }
}
