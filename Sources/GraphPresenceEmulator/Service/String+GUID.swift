extension String {
    /// Whether this is a GUID as Graph writes them: 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12.
    var isGUID: Bool {
        var bytes = utf8.makeIterator()
        for place in 0..<36 {
            guard let byte = bytes.next() else { return false }
            if [8, 13, 18, 23].contains(place) {
                guard byte == UInt8(ascii: "-") else { return false }
            } else {
                let letter = byte | 0x20
                let isDigit = byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
                guard isDigit || letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "f") else { return false }
            }
        }
        return bytes.next() == nil
    }
}
