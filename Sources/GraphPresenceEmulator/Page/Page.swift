// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// The web page: one document that shows and changes the emulator's state through the control API.
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

    /// Adds the page to a response, and returns the response.
    ///
    /// The content security policy allows only the script and the styles in this response, so that no ID, message, or
    /// header on the page can act as a script or a style.
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
