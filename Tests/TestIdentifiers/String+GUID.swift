extension String {
    /// The id of a user with this short name: a GUID with the last 16 bytes of the name, as the presence service takes.
    package var guid: String {
        let digits = utf8.suffix(16).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        var id = String(repeating: "0", count: 32 - digits.count) + digits
        for place in [20, 16, 12, 8] { id.insert("-", at: id.index(id.startIndex, offsetBy: place)) }
        return id
    }
}
