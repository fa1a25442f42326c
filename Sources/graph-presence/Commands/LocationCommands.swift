import GraphPresence

/// The options of the commands that set a work location. Graph has them for the signed-in user.
private let locationOptions: [CommandOption] =
    [
        CommandOption(
            name: "--work-location",
            placeholder: "NAME",
            help: "Where the signed-in user works.",
            values: SetManualLocationPostRequestBody.workLocationTypeAllowedValues.map(\.rawValue)
        ), CommandOption(name: "--place-id", placeholder: "ID", help: "The place. Default: none."), .me,
    ] + CommandOption.connection

/// A work location, as options.
private struct LocationOptions {
    let connection: Connection
    let type: WorkLocationType
    let placeId: String?

    init(_ options: Options) throws(UsageError) {
        connection = try Connection(options)
        type = WorkLocationType(rawValue: try options.required("--work-location"))
        placeId = options["--place-id"]
    }
}

/// Sets the work location that was detected.
struct SetAutomaticLocationCommand: Command {
    static let name = "set-automatic-location"
    static let summary = "Set the work location that was detected for the signed-in user."
    static let options = locationOptions
    static let example = "graph-presence set-automatic-location --work-location remote"

    private let location: LocationOptions

    init(_ options: Options) throws(UsageError) {
        location = try LocationOptions(options)
    }

    func run() async throws {
        let presence = try location.connection.client().me.presence
        try await presence.setAutomaticLocation(workLocationType: location.type, placeId: location.placeId)
    }
}

/// Sets the work location that the user chose.
struct SetManualLocationCommand: Command {
    static let name = "set-manual-location"
    static let summary = "Set the work location that the signed-in user chose."
    static let options = locationOptions
    static let example = "graph-presence set-manual-location --work-location office --place-id ID"

    private let location: LocationOptions

    init(_ options: Options) throws(UsageError) {
        location = try LocationOptions(options)
    }

    func run() async throws {
        let presence = try location.connection.client().me.presence
        try await presence.setManualLocation(workLocationType: location.type, placeId: location.placeId)
    }
}

/// Removes the work location that was detected.
struct ClearAutomaticLocationCommand: Command {
    static let name = "clear-automatic-location"
    static let summary = "Remove the work location that was detected for the signed-in user."
    static let options: [CommandOption] = [.me] + CommandOption.connection
    static let example = "graph-presence clear-automatic-location"

    private let connection: Connection

    init(_ options: Options) throws(UsageError) {
        connection = try Connection(options)
    }

    func run() async throws {
        try await connection.client().me.presence.clearAutomaticLocation()
    }
}

/// Removes the work locations of the day.
struct ClearLocationCommand: Command {
    static let name = "clear-location"
    static let summary = "Remove the work locations that were chosen and detected for the signed-in user."
    static let options: [CommandOption] = [.me] + CommandOption.connection
    static let example = "graph-presence clear-location"

    private let connection: Connection

    init(_ options: Options) throws(UsageError) {
        connection = try Connection(options)
    }

    func run() async throws {
        try await connection.client().me.presence.clearLocation()
    }
}
