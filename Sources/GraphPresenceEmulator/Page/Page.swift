// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// The page for people: one document that shows and changes the state of the emulator through the control API.
enum Page {
    /// The path of the page.
    static let path = "/"

    private static let placeholder = "NONCE"

    private static let document = """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Presence emulator</title>
        <link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'%3E%3Ccircle cx='11' cy='11' r='10' fill='%234f52b2'/%3E%3Ccircle cx='17.5' cy='17.5' r='5.5' fill='%232b8a3e'/%3E%3C/svg%3E">
        <style nonce="\(placeholder)">
        \(style)
        </style>
        </head>
        <body>
        \(body)
        <script nonce="\(placeholder)">
        \(script)
        </script>
        </body>
        </html>
        """

    /// Returns the response with the page.
    ///
    /// Its policy allows only the script and the styles of this response, so that no ID, message, or header that the page
    /// shows can become part of it.
    static func response(_ response: TransportResponse) -> TransportResponse {
        var response = response
        let nonce = String.randomGUID()
        response.headers["Content-Type"] = "text/html; charset=utf-8"
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Content-Security-Policy"] =
            "default-src 'none'; script-src 'nonce-\(nonce)'; style-src 'nonce-\(nonce)'; img-src 'self' data:; "
            + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        response.body = Data(document.replacing("nonce=\"\(placeholder)\"", with: "nonce=\"\(nonce)\"").utf8)
        return response
    }
}
