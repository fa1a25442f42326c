/// A place of the tree of paths has one placeholder, whatever path leads through it.
struct PlaceholderRule: ValidationRule {
    func check(_ document: SchemaDocument, into diagnostics: inout Diagnostics) {
        for parent in document.pathTree.selfAndDescendants {
            let places = parent.children.filter { $0.parameterName != nil }
            for place in places.dropFirst() {
                let name = [place.segments.last].compactMap(\.self).template.dropFirst()
                let firstName = [places[0].segments.last].compactMap(\.self).template.dropFirst()
                diagnostics.report(
                    .placeholderMismatch,
                    "the placeholder '\(name)' of '\(place.first.value)' is named '\(firstName)' in "
                        + "'\(places[0].first.value)'; use the same name in all paths",
                    at: place.first.location,
                    note: "'\(firstName)' is used here first",
                    noteAt: places[0].first.location
                )
            }
        }
    }
}
