// SPDX-License-Identifier: MIT

extension String {
    /// The ID of the user with this short name, which is a GUID that contains the last 16 bytes of the name.
    ///
    /// Names that differ only in case have GUIDs that differ only in case.
    package var guid: String {
        let digits = lowercased().utf8.suffix(16).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        var id = String(repeating: "f", count: 32 - digits.count) + digits
        for place in [20, 16, 12, 8] { id.insert("-", at: id.index(id.startIndex, offsetBy: place)) }
        return self == lowercased() ? id : id.uppercased()
    }

    /// The short name from which a GUID was created, or the string itself if it is not such a GUID.
    package var shortName: String {
        let digits = lowercased().filter { $0 != "-" }.drop { $0 == "f" }
        let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
            UInt8(digits.dropFirst($0).prefix(2), radix: 16)
        }
        let name = String(decoding: bytes, as: UTF8.self)
        return [name, name.uppercased()].first { $0.guid == self } ?? self
    }
}
