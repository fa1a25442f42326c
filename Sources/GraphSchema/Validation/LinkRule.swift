// SPDX-License-Identifier: MIT

/// The rule that links to documentation are valid.
struct LinkRule: ValidationRule {
    func check(_ document: SchemaDocument, into diagnostics: inout Diagnostics) {
        var links = document.enums.compactMap(\.documentation) + document.types.compactMap(\.documentation)
        links += document.operations.compactMap(\.facts.documentation)
        for use in document.paths.flatMap({ $0.methods + $0.actions }) {
            guard let documentation = use.documentation, let link = documentation.value else { continue }
            links.append(Located(link, at: documentation.location))
        }
        for link in links where !isLink(link.value) {
            diagnostics.report(
                .invalidLink,
                "'\(link.value)' is not a valid link",
                at: link.location,
                note: "a link starts with 'https://' and contains no spaces or brackets"
            )
        }
    }

    private func isLink(_ text: String) -> Bool {
        let scheme = "https://"
        guard text.hasPrefix(scheme), text.count > scheme.count else { return false }
        return text.unicodeScalars.allSatisfy { scalar in
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~", ":", "/", "?", "#", "@", "!", "$", "&", "'",
                "*", "+", ",", ";", "=", "%":
                true
            default: false
            }
        }
    }
}
