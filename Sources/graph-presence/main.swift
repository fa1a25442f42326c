import Foundation

ProxyExceptions.addLoopback()
StandardStreams.openMissing()
let status = await CommandLineTool().run(Array(CommandLine.arguments.dropFirst()))
// What ends a command must not lose a refresh token that is on its way.
await RenewalsAtEndpoint.finish(within: .seconds(5))
exit(status)
