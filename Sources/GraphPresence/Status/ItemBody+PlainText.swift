// SPDX-License-Identifier: MIT

import GraphRuntime

extension ItemBody {
    /// The content as plain text, for example of a status message.
    ///
    /// The content of an HTML body is converted: tags are removed, character references are decoded, white space is
    /// collapsed, and `<br>`, `<p>`, and other block elements become line breaks. The content of any other body is
    /// returned unchanged. The value is `nil` if there is no content.
    ///
    /// The text comes from another person, and its characters are not checked. Escape it before you insert it into a
    /// page.
    public var plainText: String? {
        guard contentType == .html else { return content }
        return content.map(HTMLText.plainText)
    }
}
