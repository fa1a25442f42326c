// SPDX-License-Identifier: MIT

public import GraphPresence

/// A work location from one source: the user's choice, automatic detection, or the working hours.
public struct WorkLocationSignal: Hashable, Sendable {
    /// The type of the location, for example office.
    public let type: WorkLocationType
    /// The ID of the place; `nil` if no place is specified.
    public let placeId: String?

    /// Creates a work location.
    ///
    /// - Parameters:
    ///   - type: The type of the location, for example office.
    ///   - placeId: The ID of the place, or `nil` for no place. The default is `nil`.
    public init(_ type: WorkLocationType, placeId: String? = nil) {
        self.type = type
        self.placeId = placeId
    }
}

/// The layers of a user's work location. The manual location takes precedence over the automatic location, which takes
/// precedence over the scheduled location.
struct WorkLocations: Sendable {
    var manual: WorkLocationSignal?
    var automatic: WorkLocationSignal?
    var scheduled: WorkLocationSignal?

    /// The location from the layer with the highest precedence.
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
