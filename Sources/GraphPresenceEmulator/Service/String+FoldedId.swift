// SPDX-License-Identifier: MIT

extension String {
    /// The ID in lowercase. IDs are GUIDs, which are not case-sensitive.
    var foldedId: String {
        // Most IDs are already in lowercase and need no copy.
        let isFolded = utf8.withContiguousStorageIfAvailable { bytes in
            !bytes.contains { $0 >= 0x80 || $0 &- UInt8(ascii: "A") < 26 }
        }
        return isFolded == true ? self : lowercased()
    }
}
