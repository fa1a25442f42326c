import Foundation

ProxyExceptions.addLoopback()
StandardStreams.openMissing()
exit(await CommandLineTool().run(Array(CommandLine.arguments.dropFirst())))
