/// Follows the members of a JSON text along the models that will be decoded from it.
///
/// To list the members of a container, in order to find those that a model does not describe, costs a fifth of decoding.
/// To compare the names while the bytes are read costs next to nothing, and nearly every text has none.
struct MemberScan {
    private struct Container {
        /// The place of the model in the table, for an array that of its elements; negative if there is none.
        let model: Int
        let isObject: Bool
        /// How many names came before.
        var nameCount = 0
    }

    private var models = ModelTable()
    private var undescribed = UndescribedNames()
    private var container = Container(model: -1, isObject: false)
    /// The containers around it.
    private var outer: [Container] = []
    /// The model of the next value; negative if there is none.
    private var next = -1
    private var isBeforeName = false
    private var isGivenUp = false

    /// Starts before the text.
    ///
    /// - Parameter model: The model that will be decoded from the text; `nil` if another type will be.
    init(_ model: (any GraphModel.Type)?) {
        if let model { next = models.place(of: model) }
    }

    /// What was found.
    var result: ScannedMembers {
        isGivenUp
            ? ScannedMembers(undescribed: [], kinds: [:])
            : ScannedMembers(undescribed: models.undescribed(undescribed), kinds: undescribed.kinds)
    }

    /// The text is not UTF-8, or is nested too deep to be decoded.
    mutating func giveUp() { isGivenUp = true }

    /// The text, which is a value, starts.
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

    /// A string, from the offset of its first byte to that of the quotation mark after it.
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
            // Such a name may be that of a described member, whose value would then not be followed.
            if model >= 0, name.contains(where: { $0 == UInt8(ascii: "\\") || $0 >= 0x80 }) { return giveUp() }
            let index = undescribed.note(name, value: end + 1)
            if model >= 0 { models.add(undescribed: index, to: model) }
        }
    }
}
