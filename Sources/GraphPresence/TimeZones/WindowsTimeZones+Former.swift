extension WindowsTimeZones {
    /// The IANA zones of names that mailboxes still have and Unicode CLDR does not: two Windows zones that it has dropped,
    /// and Exchange's name of UTC. A zone is never written by one of them.
    static let formerNames: [String: String] = [
        // Twelve hours ahead of UTC.
        "Kamchatka Standard Time": "Asia/Kamchatka",
        // Two hours behind UTC. IANA counts the zones of its `Etc` area the other way round.
        "Mid-Atlantic Standard Time": "Etc/GMT+2",
        "tzone://Microsoft/Utc": "Etc/UTC",
    ]

    /// Whether a name, whatever its case, stands for rules that only one mailbox has.
    package static func isCustom(_ name: String) -> Bool {
        ["tzone://microsoft/custom", "customized time zone"].contains(name.lowercased())
    }
}
