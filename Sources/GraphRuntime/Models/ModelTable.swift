// SPDX-License-Identifier: MIT

/// A table of generated types with the names of their members as bytes. A type is added the first time that a text
/// contains it.
struct ModelTable {
    private struct Name {
        let start: Int
        let count: Int
        let type: (any GraphModel.Type)?
        /// The index of the member's type; `unknown` until a text contains the member for the first time.
        var place: Int
    }

    private struct Model {
        let type: any GraphModel.Type
        let names: Range<Int>
        /// The indices of the names that the type does not describe; `nil` if not all of them are known.
        var undescribed: [Int]? = []
    }

    private static let none = -1
    private static let unknown = -2

    private var bytes: [UInt8] = []
    private var names: [Name] = []
    private var models: [Model] = []

    /// Returns the undescribed names of each type whose undescribed names are all known.
    func undescribed(_ names: UndescribedNames) -> [(model: ObjectIdentifier, names: [String])] {
        models.compactMap { model in
            model.undescribed.map { (ObjectIdentifier(model.type), $0.map { names[$0] }) }
        }
    }

    /// Records a member that a type does not describe.
    mutating func add(undescribed name: Int?, to model: Int) {
        guard let name else { return models[model].undescribed = nil }
        if models[model].undescribed?.contains(name) == false { models[model].undescribed?.append(name) }
    }

    /// Returns the index of a type, and adds the type if necessary.
    mutating func place(of type: any GraphModel.Type) -> Int {
        if let place = models.firstIndex(where: { $0.type == type }) { return place }
        let start = names.count
        let types = type.modelProperties
        // A name that must be escaped has different bytes in the text.
        for name in type.propertyNames where !name.utf8.contains(UInt8(ascii: "\\")) {
            let child = types[name]
            names.append(
                Name(
                    start: bytes.count,
                    count: name.utf8.count,
                    type: child,
                    place: child == nil ? Self.none : Self.unknown
                )
            )
            bytes += name.utf8
        }
        models.append(Model(type: type, names: start..<names.count))
        return models.count - 1
    }

    /// Returns the index of the type of a member's value, or a negative number if the value has no generated type.
    ///
    /// - Parameters:
    ///   - model: The index of the type that has the member.
    ///   - text: The name of the member.
    ///   - expected: The number of members that precede the member in the object.
    /// - Returns: The index; `nil` if the type does not describe the member.
    mutating func child(of model: Int, _ text: Slice<UnsafeRawBufferPointer>, expected: Int) -> Int? {
        let range = models[model].names
        // The objects in a text usually have their members in the same order, so the names are reordered to match.
        let place = min(range.lowerBound + expected, range.upperBound - 1)
        guard
            let index = range.contains(place) && isName(place, text) ? place : range.first(where: { isName($0, text) })
        else { return nil }
        if names[index].place == Self.unknown, let type = names[index].type {
            names[index].place = self.place(of: type)
        }
        let child = names[index].place
        if index != place { names.swapAt(index, place) }
        return child
    }

    private func isName(_ index: Int, _ text: Slice<UnsafeRawBufferPointer>) -> Bool {
        names[index].count == text.count && bytes.withUnsafeBytes { $0.hasBytes(of: text, at: names[index].start) }
    }
}
