// SPDX-License-Identifier: MIT

import Foundation

/// Prints a usage error and exits.
func exitForUsage(_ message: String) -> Never {
    FileHandle.standardError.write(Data("error: \(message)\n".utf8))
    exit(64)
}

let arguments = Array(CommandLine.arguments.dropFirst())
if arguments.first == "schema" {
    guard arguments.count == 3, arguments[1] == "--actions", let count = Int(arguments[2]), count > 0 else {
        exitForUsage("'schema' requires '--actions N'; N must be at least 1")
    }
    print(SyntheticSchema(actionCount: count).json, terminator: "")
    exit(0)
}

#if DEBUG
    exitForUsage("a debug build cannot measure; build with '-c release'")
#else
    let names = ["emulator", "writes", "decoding", "batch", "watch", "generator"]
    let report = Report()
    do {
        for name in arguments.isEmpty ? names : arguments {
            switch name {
            // The other benchmarks start this command as a child process.
            case "serve": try BenchmarkServer.serve()
            case "emulator":
                try EmulatorBenchmark.run(report)
                try ServerBenchmark.run(report)
            case "writes": try await WriteBenchmark().run(report)
            case "decoding": try await DecodingBenchmark.run(report)
            case "batch": try await BatchBenchmark.run(report)
            case "watch": try await WatchBenchmark.run(report)
            case "generator": try GeneratorBenchmark.run(report)
            default: exitForUsage("'\(name)' is not a benchmark; the benchmarks are \(names.joined(separator: ", "))")
            }
        }
    } catch {
        FileHandle.standardError.write(Data("error: \(error)\n".utf8))
        exit(1)
    }
    exit(report.isMissed ? 1 : 0)
#endif
