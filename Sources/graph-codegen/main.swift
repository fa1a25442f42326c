// SPDX-License-Identifier: MIT

import Foundation

exit(CommandLineTool().run(Array(CommandLine.arguments.dropFirst())))
