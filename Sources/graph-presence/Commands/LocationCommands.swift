// SPDX-License-Identifier: MIT

import GraphPresence

/// The options of the commands that set a work location. Graph supports these commands only for the signed-in user.
private let locationOptions: [CommandOption] =
    [
        CommandOption(
            name: "--work-location",
            group: .what,
            placeholder: "NAME",
            help: "Where the signed-in user works.",
            values: SetManualLocationPostRequestBody.workLocationTypeAllowedValues.map(\.rawValue)
        ),
        CommandOption(
            name: "--place-id",
            group: .what,
            placeholder: "ID",
            help: "The ID of the place, if the work location has one."
        ), .me, .quiet, .settingJSON,
    ] + CommandOption.connection

/// The options that specify a work location.
private struct LocationOptions {
    let connection: Connection
    let type: WorkLocationType
    let placeId: String?
    private let isQuiet: Bool
    private let isJSON: Bool

    init(_ options: Options) throws(UsageError) {
        connection = try Connection(options)
        type = WorkLocationType(rawValue: try options.required("--work-location"))
        placeId = options["--place-id"]
        (isQuiet, isJSON) = (options.has("--quiet"), options.has("--json"))
    }

    /// Prints the work location that was set, unless `--quiet` is specified.
    func printSetting() throws {
        if !isQuiet { try Setting("the work location \(type)").print(isJSON: isJSON) }
    }
}

/// The `set-automatic-location` command: sets the automatic work location.
struct SetAutomaticLocationCommand: Command {
    static let name = "set-automatic-location"
    static let summary = "Set the signed-in user's automatic work location."
    static let options = locationOptions
    static let example = "graph-presence set-automatic-location --work-location remote"

    private let location: LocationOptions

    init(_ options: Options) throws(UsageError) {
        location = try LocationOptions(options)
    }

    func run() async throws {
        let presence = try location.connection.client().me.presence
        try await presence.setAutomaticLocation(workLocationType: location.type, placeId: location.placeId)
        try location.printSetting()
    }
}

/// The `set-manual-location` command: sets the work location that the user chose.
struct SetManualLocationCommand: Command {
    static let name = "set-manual-location"
    static let summary = "Set the signed-in user's manual work location."
    static let options = locationOptions
    static let example =
        "graph-presence set-manual-location --work-location office --place-id eb706f15-137e-4722-b4d1-b601481d9251"

    private let location: LocationOptions

    init(_ options: Options) throws(UsageError) {
        location = try LocationOptions(options)
    }

    func run() async throws {
        let presence = try location.connection.client().me.presence
        try await presence.setManualLocation(workLocationType: location.type, placeId: location.placeId)
        try location.printSetting()
    }
}

/// The `clear-automatic-location` command: removes the automatic work location.
struct ClearAutomaticLocationCommand: Command {
    static let name = "clear-automatic-location"
    static let summary = "Remove the signed-in user's automatic work location."
    static let options: [CommandOption] = [.me, .quietClearing, .errorJSON] + CommandOption.connection
    static let example = "graph-presence clear-automatic-location"

    private let connection: Connection
    private let isQuiet: Bool
    private let isJSON: Bool

    init(_ options: Options) throws(UsageError) {
        connection = try Connection(options)
        (isQuiet, isJSON) = (options.has("--quiet"), options.has("--json"))
    }

    func run() async throws {
        try await connection.client().me.presence.clearAutomaticLocation()
        if !isQuiet { try Setting.cleared("the automatic work location").print(isJSON: isJSON) }
    }
}

/// The `clear-location` command: removes the manual and the automatic work location.
struct ClearLocationCommand: Command {
    static let name = "clear-location"
    static let summary = "Remove the signed-in user's manual and automatic work locations."
    static let options: [CommandOption] = [.me, .quietClearing, .errorJSON] + CommandOption.connection
    static let example = "graph-presence clear-location"

    private let connection: Connection
    private let isQuiet: Bool
    private let isJSON: Bool

    init(_ options: Options) throws(UsageError) {
        connection = try Connection(options)
        (isQuiet, isJSON) = (options.has("--quiet"), options.has("--json"))
    }

    func run() async throws {
        try await connection.client().me.presence.clearLocation()
        if !isQuiet { try Setting.cleared("the work location").print(isJSON: isJSON) }
    }
}
