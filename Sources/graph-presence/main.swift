// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime

ProxyExceptions.addLoopback()
StandardStreams.openMissing()
let status = await CommandLineTool().run(Array(CommandLine.arguments.dropFirst()))
// Exiting earlier could lose a refresh token in a response that has not been received yet.
await RenewalsAtEndpoint.finish(within: .seconds(5))
exit(status.rawValue)
