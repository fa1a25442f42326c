// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

extension ControlRoutes {
    private struct Index: Encodable {
        struct Route: Encodable {
            let method: String
            let path: String
            let summary: String
        }

        let description =
            "The control API of the presence emulator. GET /emulator/openapi.json describes the API in full."
        let routes: [Route]
    }

    private struct Health: Encodable {
        let status = "ok"
        let version: String
    }

    /// The routes that describe the control API.
    static let describing: [ControlRoute] = [
        .get(
            "/",
            "Lists the paths of the control API.",
            returns: .json([
                .required("description", "The purpose of the control API."),
                .required(
                    "routes",
                    .array(
                        .object([
                            .required("method", "The HTTP method of the call."),
                            .required("path", "The path template of the call."),
                            .required("summary", "A description of the call."),
                        ])
                    ),
                    "The calls that the control API supports."
                ),
            ])
        ) { _ in
            .json(Index(routes: all.map { .init(method: $0.method, path: $0.fullPath, summary: $0.summary) }))
        },
        .get(
            "/health",
            "Returns 200 while the emulator is running.",
            returns: .json([
                .required("status", .choice(["ok"]), "The status, which is always ok."),
                .required("version", "The version of the emulator."),
            ])
        ) { _ in .json(Health(version: GraphServiceClient.sdkVersion)) },
        .get("/openapi.json", "Returns the OpenAPI 3.1 document of the control API.", returns: .json([])) { _ in
            .json(OpenAPIDocument.value)
        },
        .get(
            changesPath,
            "Streams a server-sent event after each change, or after several changes in quick succession. The call requires "
                + "an HTTP connection.",
            returns: .content(type: "text/event-stream")
        ) { _ in
            throw PresenceServiceError(
                status: 501,
                code: "NotImplemented",
                message: "the change stream is available only over an HTTP connection"
            )
        },
    ]
}

extension ControlRoute {
    /// The full path template, including the root of the control API.
    var fullPath: String { "/" + ControlRoutes.root + (path == "/" ? "" : path) }
}
