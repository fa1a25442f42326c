// SPDX-License-Identifier: MIT

import AsyncHTTPClientTransport

await FaultClient.main(transport: AsyncHTTPClientTransport())
