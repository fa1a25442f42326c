// SPDX-License-Identifier: MIT

extension String {
    /// The string, shortened to at most 80 characters for use in a message.
    package var shortened: String { count > 80 ? prefix(79) + "…" : self }
}
