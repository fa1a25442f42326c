// SPDX-License-Identifier: MIT

/// A scan that matches the members of a JSON text to the generated types that will be decoded from the text.
///
/// Listing the members of a container to find those that a type does not describe takes a fifth of the decoding time.
/// Comparing the names during the scan takes almost no time, and most JSON values have no undescribed members.
struct MemberScan {
    private struct Container {
        /// The index of the container's type in the table or, for an array, of the element type; negative if there is
        /// none.
        let model: Int
        let isObject: Bool
        /// The number of names scanned so far.
        var nameCount = 0
    }

    private var models = ModelTable()
    private var undescribed = UndescribedNames()
    private var container = Container(model: -1, isObject: false)
    /// The enclosing containers.
    private var outer: [Container] = []
    /// The index of the next value's type in the table; negative if there is none.
    private var next = -1
    private var isBeforeName = false
    private var isGivenUp = false

    /// Creates a scan.
    ///
    /// - Parameter model: The generated type that will be decoded from the text; `nil` for any other type.
    init(_ model: (any GraphModel.Type)?) {
        if let model { next = models.place(of: model) }
    }

    /// The undescribed names and the kinds of values that the scan found.
    var result: ScannedMembers {
        isGivenUp
            ? ScannedMembers(undescribed: [], kinds: [:])
            : ScannedMembers(undescribed: models.undescribed(undescribed), kinds: undescribed.kinds)
    }

    /// Abandons the scan, for example because the text is not UTF-8 or is nested too deeply to be decoded.
    mutating func giveUp() { isGivenUp = true }

    /// Starts to scan the root value of the text.
    mutating func startValue(_ bytes: UnsafeRawBufferPointer, at index: Int) {
        if next < 0 { _ = undescribed.note(bytes[0..<0], value: index) }
    }

    mutating func open(isObject: Bool) {
        guard outer.count <= JSONCoding.maximumDepth else { return giveUp() }
        outer.append(container)
        container = Container(model: next, isObject: isObject)
        isBeforeName = isObject
    }

    mutating func close() {
        if let last = outer.popLast() { container = last }
        isBeforeName = false
    }

    mutating func comma() {
        isBeforeName = container.isObject
        next = container.model
    }

    /// Scans a string, from the offset of its first byte to the offset of its closing quotation mark.
    mutating func string(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int) {
        guard isBeforeName, end < bytes.count else { return }
        isBeforeName = false
        let (model, expected) = (container.model, container.nameCount)
        container.nameCount += 1
        let name = bytes[start..<end]
        if model >= 0, let child = models.child(of: model, name, expected: expected) {
            next = child
        } else {
            next = -1
            // The name may be an escaped form of a described name. In that case, the scan would not follow the member's
            // value.
            if model >= 0, name.contains(where: { $0 == UInt8(ascii: "\\") || $0 >= 0x80 }) { return giveUp() }
            let index = undescribed.note(name, value: end + 1)
            if model >= 0 { models.add(undescribed: index, to: model) }
        }
    }
}
