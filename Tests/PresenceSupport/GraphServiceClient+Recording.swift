// SPDX-License-Identifier: MIT

package import GraphPresence
package import TestSupport

extension GraphServiceClient {
    /// Returns a client that sends its requests through a recording transport.
    ///
    /// - Parameters:
    ///   - transport: The transport.
    ///   - cloud: The cloud. The default is `global`.
    ///   - validation: The checks to perform on requests. The default is `all`.
    /// - Returns: The client.
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
