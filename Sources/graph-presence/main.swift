// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime

ProxyExceptions.addLoopback()
StandardStreams.openMissing()
let status = await CommandLineTool().run(Array(CommandLine.arguments.dropFirst()))
// Exiting earlier could lose a refresh token whose response is on its way.
await RenewalsAtEndpoint.finish(within: .seconds(5))
exit(status.rawValue)
