// SPDX-License-Identifier: MIT

import Foundation

exit(await LiveCheck(environment: ProcessInfo.processInfo.environment).run(Array(CommandLine.arguments.dropFirst())))
