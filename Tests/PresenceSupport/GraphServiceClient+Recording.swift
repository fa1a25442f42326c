package import GraphPresence
package import TestSupport

extension GraphServiceClient {
    /// Returns a client whose requests a transport records.
    package static func recording(
        _ transport: RecordingTransport,
        cloud: GraphCloud = .global,
        validation: RequestValidation = .all
    ) -> GraphServiceClient {
        GraphServiceClient(
            credential: StaticTokenCredential("token"),
            cloud: cloud,
            transport: transport,
            validation: validation
        )
    }
}
