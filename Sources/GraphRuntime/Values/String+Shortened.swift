// SPDX-License-Identifier: MIT

extension String {
    /// The string, shortened to 80 characters to be quoted in a message.
    package var shortened: String { count > 80 ? prefix(79) + "…" : self }
}
