import Foundation

#if DEBUG
    FileHandle.standardError.write(Data("error: a debug build measures nothing; build with -c release\n".utf8))
    exit(64)
#else
    let names = ["emulator", "writes", "decoding", "batch"]
    let wanted = CommandLine.arguments.count > 1 ? Array(CommandLine.arguments.dropFirst()) : names
    let report = Report()
    for name in wanted {
        switch name {
        // What the benchmark starts beside itself.
        case "serve": try BenchmarkServer.serve()
        case "emulator": try EmulatorBenchmark.run(report)
        case "writes": try await RuntimeBenchmark().reportWrites(report)
        case "decoding": try await DecodingBenchmark.run(report)
        case "batch": try await RuntimeBenchmark().reportBatch(report)
        default:
            let text = "error: there is no benchmark '\(name)'; there are \(names.joined(separator: ", "))\n"
            FileHandle.standardError.write(Data(text.utf8))
            exit(64)
        }
    }
    exit(report.isMissed ? 1 : 0)
#endif
