import AsyncHTTPClientTransport

await FaultClient.main(transport: AsyncHTTPClientTransport())
