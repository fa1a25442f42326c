public import GraphPresence

/// A work location of one layer.
public struct WorkLocationSignal: Hashable, Sendable {
    /// Where the user works.
    public let type: WorkLocationType
    /// The id of the place; nil if none is named.
    public let placeId: String?

    /// A work location of one layer.
    ///
    /// - Parameters:
    ///   - type: Where the user works.
    ///   - placeId: The id of the place; nil if none is named.
    public init(_ type: WorkLocationType, placeId: String? = nil) {
        self.type = type
        self.placeId = placeId
    }
}

/// The layers of a user's work location: manual wins over automatic, automatic over scheduled.
struct WorkLocations: Sendable {
    var manual: WorkLocationSignal?
    var automatic: WorkLocationSignal?
    var scheduled: WorkLocationSignal?

    /// The location that is shown.
    var location: UserWorkLocation {
        let layers: [(WorkLocationSource, WorkLocationSignal?)] = [
            (.manual, manual), (.automatic, automatic), (.scheduled, scheduled),
        ]
        for case (let source, let signal?) in layers {
            return UserWorkLocation(placeId: signal.placeId, source: source, workLocationType: signal.type)
        }
        return UserWorkLocation(source: .none, workLocationType: .unspecified)
    }
}
