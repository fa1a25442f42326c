// SPDX-License-Identifier: MIT

/// The rule that the `SdkVersion` header consists of a name and a version.
struct ClientRule: ValidationRule {
    func check(_ document: SchemaDocument, into diagnostics: inout Diagnostics) {
        guard let sdkVersion = document.client.sdkVersion else { return }
        let parts = sdkVersion.value.split(separator: "/", omittingEmptySubsequences: false)
        let isValid =
            parts.count == 2 && parts.allSatisfy { !$0.isEmpty && $0.unicodeScalars.allSatisfy(Self.isAllowed) }
        guard !isValid else { return }
        diagnostics.report(
            .invalidSDKVersion,
            "'\(sdkVersion.value)' is not a valid sdkVersion",
            at: sdkVersion.location,
            note:
                "use a name, '/', and a version, for example 'swift-graph-mail/1.0.0'; "
                + "each consists of letters, digits, '.', '-', and '_'"
        )
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".": true
        default: false
        }
    }
}
