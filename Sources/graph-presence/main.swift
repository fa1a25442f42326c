// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime

ProxyExceptions.addLoopback()
StandardStreams.openMissing()
let status = await CommandLineTool().run(Array(CommandLine.arguments.dropFirst()))
// If the process exited earlier, it could lose a refresh token in a response that has not arrived yet.
await RenewalsAtEndpoint.finish(within: .seconds(5))
exit(status.rawValue)
