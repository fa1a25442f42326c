/// The names of the members that models describe, as bytes. A model gets its place when a text first has it.
struct ModelTable {
    private struct Name {
        let start: Int
        let count: Int
        let type: (any GraphModel.Type)?
        /// The place of the type; `unknown` until a text first has the member.
        var place: Int
    }

    private struct Model {
        let type: any GraphModel.Type
        let names: Range<Int>
        /// The indexes of the names that the model does not describe; `nil` if they are not all known.
        var undescribed: [Int]? = []
    }

    private static let none = -1
    private static let unknown = -2

    private var bytes: [UInt8] = []
    private var names: [Name] = []
    private var models: [Model] = []

    /// The members that are not described, for each model for which they are known.
    func undescribed(_ names: UndescribedNames) -> [(model: ObjectIdentifier, names: [String])] {
        models.compactMap { model in
            model.undescribed.map { (ObjectIdentifier(model.type), $0.map { names[$0] }) }
        }
    }

    /// Notes that a model has a member that it does not describe.
    mutating func add(undescribed name: Int?, to model: Int) {
        guard let name else { return models[model].undescribed = nil }
        if models[model].undescribed?.contains(name) == false { models[model].undescribed?.append(name) }
    }

    /// The place of a model, which it gets if it has none yet.
    mutating func place(of type: any GraphModel.Type) -> Int {
        if let place = models.firstIndex(where: { $0.type == type }) { return place }
        let start = names.count
        let types = type.modelProperties
        // The bytes of a name with an escape are not those of the text.
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

    /// The place of the model of a member's value, negative if the value is none.
    ///
    /// - Parameters:
    ///   - model: The place of the model that has the member.
    ///   - text: The member's name.
    ///   - expected: How many names came before in the object.
    /// - Returns: The place; `nil` if the model does not describe the member.
    mutating func child(of model: Int, _ text: Slice<UnsafeRawBufferPointer>, expected: Int) -> Int? {
        let range = models[model].names
        // Objects of a text have their members in the same order: the names are put into it.
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
