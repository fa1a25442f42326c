import Foundation

#if DEBUG
    FileHandle.standardError.write(Data("error: a debug build measures nothing; build with -c release\n".utf8))
    exit(64)
#else
    let report = Report()
    try EmulatorBenchmark.run(report)
    exit(report.isMissed ? 1 : 0)
#endif
