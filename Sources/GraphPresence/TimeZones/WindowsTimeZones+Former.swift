// SPDX-License-Identifier: MIT

extension WindowsTimeZones {
    /// The IANA time zones for names that mailboxes still use but that Unicode CLDR does not contain: two Windows names
    /// that CLDR has removed, and Exchange's name for UTC. These names are accepted as input but never produced as
    /// output.
    static let formerNames: [String: String] = [
        // UTC+12.
        "Kamchatka Standard Time": "Asia/Kamchatka",
        // UTC-2. The signs of the offsets in IANA's `Etc` area are inverted.
        "Mid-Atlantic Standard Time": "Etc/GMT+2",
        "tzone://Microsoft/Utc": "Etc/UTC",
    ]

    /// Returns whether a name refers to rules that are defined only in a mailbox. The name is not case-sensitive.
    package static func isCustom(_ name: String) -> Bool {
        ["tzone://microsoft/custom", "customized time zone"].contains(name.lowercased())
    }
}
