// SPDX-License-Identifier: MIT

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension UnsafeRawBufferPointer {
    /// Returns the offset of the first occurrence of a byte at or after an offset, or the number of bytes if there is
    /// none.
    func firstOffset(of byte: UInt8, from offset: Int) -> Int {
        guard let start = baseAddress, offset < count,
            let found = memchr(start + offset, Int32(byte), count - offset)
        else { return count }
        return UnsafeRawPointer(found) - start
    }

    /// Returns whether the bytes at an offset are equal to other bytes.
    func hasBytes(of other: Slice<UnsafeRawBufferPointer>, at offset: Int) -> Bool {
        guard offset + other.count <= count else { return false }
        guard let start = baseAddress, let otherStart = other.base.baseAddress, !other.isEmpty else {
            return other.isEmpty
        }
        return memcmp(start + offset, otherStart + other.startIndex, other.count) == 0
    }
}
