// SPDX-License-Identifier: MIT

import Foundation

exit(BuildTool().run(Array(CommandLine.arguments.dropFirst())))
