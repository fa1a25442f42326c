import GraphPresence

await FaultClient.main(transport: URLSessionTransport.shared)
