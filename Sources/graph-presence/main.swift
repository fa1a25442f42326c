import Foundation

StandardStreams.open()
exit(await CommandLineTool().run(Array(CommandLine.arguments.dropFirst())))
