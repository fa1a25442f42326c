import Foundation

StandardStreams.openMissing()
exit(await CommandLineTool().run(Array(CommandLine.arguments.dropFirst())))
