// SPDX-License-Identifier: MIT

import GraphPresence

await FaultClient.main(transport: URLSessionTransport.shared)
