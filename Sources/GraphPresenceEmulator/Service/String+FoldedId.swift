// SPDX-License-Identifier: MIT

extension String {
    /// The ID in lower case, because IDs are GUIDs and not case-sensitive.
    var foldedId: String {
        // Most IDs are in lower case already and need no copy.
        let isFolded = utf8.withContiguousStorageIfAvailable { bytes in
            !bytes.contains { $0 >= 0x80 || $0 &- UInt8(ascii: "A") < 26 }
        }
        return isFolded == true ? self : lowercased()
    }
}
