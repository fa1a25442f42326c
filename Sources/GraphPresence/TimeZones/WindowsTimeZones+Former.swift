// SPDX-License-Identifier: MIT

extension WindowsTimeZones {
    /// The IANA time zones of names that mailboxes still use but Unicode CLDR does not contain: two Windows names that
    /// it has removed, and Exchange's name for UTC. These names are read but never written.
    static let formerNames: [String: String] = [
        // UTC+12.
        "Kamchatka Standard Time": "Asia/Kamchatka",
        // UTC-2. The signs in IANA's `Etc` area are inverted.
        "Mid-Atlantic Standard Time": "Etc/GMT+2",
        "tzone://Microsoft/Utc": "Etc/UTC",
    ]

    /// Returns whether a name, which is not case-sensitive, refers to rules that only one mailbox defines.
    package static func isCustom(_ name: String) -> Bool {
        ["tzone://microsoft/custom", "customized time zone"].contains(name.lowercased())
    }
}
