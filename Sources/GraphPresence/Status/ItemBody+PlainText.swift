// SPDX-License-Identifier: MIT

import GraphRuntime

extension ItemBody {
    /// The content, for example of a status message, as plain text.
    ///
    /// The content of an HTML body is converted: tags are removed, character references are decoded, white space is
    /// collapsed, and `<br>`, `<p>`, and other block elements become line breaks. The content of any other body is
    /// returned unchanged. The value is `nil` if there is no content.
    ///
    /// The text can come from another user, and its characters are not checked. Escape the text before you insert it
    /// into a web page.
    public var plainText: String? {
        guard contentType == .html else { return content }
        return content.map(HTMLText.plainText)
    }
}
