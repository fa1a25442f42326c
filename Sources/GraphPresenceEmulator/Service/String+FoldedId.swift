extension String {
    /// An id without its case; ids are GUIDs. Most are written in lower case, and stay the same text.
    var foldedId: String {
        let isFolded = utf8.withContiguousStorageIfAvailable { bytes in
            !bytes.contains { $0 >= 0x80 || $0 &- UInt8(ascii: "A") < 26 }
        }
        return isFolded == true ? self : lowercased()
    }
}
