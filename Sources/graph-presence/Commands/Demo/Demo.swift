// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator

/// A demo that runs the documented examples with the generated client, and then shows how a session changes with time.
struct Demo {
    // The IDs from the examples in the Microsoft Graph documentation.
    private let applicationID = "22553876-f5ab-4529-bffb-cfe50aa89f87"
    private let userID = "fa8bf3dc-eca7-46b7-bad1-db199b62afc3"

    private let clock: ManualClock
    private let emulator: EmulatorTransport
    private let graphClient: GraphServiceClient
    private let start: Date
    private let print: @Sendable (String) -> Void

    /// Creates a demo.
    ///
    /// - Parameters:
    ///   - isVerbose: Whether to print each step of each call to standard error.
    ///   - print: A closure that prints one or more lines.
    init(isVerbose: Bool, print: @escaping @Sendable (String) -> Void) {
        self.print = print
        // The first status message in the examples expires some hours after this time.
        start = Date(timeIntervalSince1970: 1_666_051_200)
        clock = ManualClock(now: start)
        emulator = EmulatorTransport(clock: clock)
        graphClient = GraphServiceClient(
            credential: StaticTokenCredential("demo"),
            transport: emulator,
            middleware: [PrintingMiddleware(print: print)]
        ) { event in
            if isVerbose { StandardError.print("\(event)") }
        }
    }

    func run() async throws {
        print("The generated client sends the examples from the Microsoft Graph documentation to the emulator.")
        print("Each request contains an access token, which is not shown.")
        try await setPresence()
        try await setUserPreferredPresence()
        try await setStatusMessages()
        heading("Get another user's presence")
        _ = try await presence.get()
        try await showTimeline()
    }

    /// A picture of the user's timeline after the run.
    var picture: TimelinePicture {
        let timeline = emulator.timeline(of: userID, from: start, to: start + 72 * 60)
        return TimelinePicture(timeline, title: "The presence of the demo's user")
    }

    private var presence: PresenceRequestBuilder { graphClient.users[userID].presence }

    private func setPresence() async throws {
        heading("setPresence: Available for an hour, by application \(applicationID)")
        let requestBody = SetPresencePostRequestBody(
            sessionId: applicationID,
            availability: .available,
            activity: .available,
            expirationDuration: "PT1H"
        )
        try await presence.setPresence.post(requestBody)
        try await showPresence()
    }

    private func setUserPreferredPresence() async throws {
        heading("setUserPreferredPresence: DoNotDisturb for eight hours")
        let requestBody = SetUserPreferredPresencePostRequestBody(
            availability: .doNotDisturb,
            activity: .doNotDisturb,
            expirationDuration: "PT8H"
        )
        try await presence.setUserPreferredPresence.post(requestBody)
        try await showPresence()
    }

    private func setStatusMessages() async throws {
        heading("setStatusMessage with an expiry")
        try await presence.setStatusMessage(
            statusMessage: PresenceStatusMessage(
                message: ItemBody(content: "Hey I'm currently in a meeting.", contentType: .text),
                expiryDateTime: DateTimeTimeZone(
                    dateTime: "2022-10-18T17:05:33.2079781",
                    timeZone: "Pacific Standard Time"
                )
            )
        )
        try await showPresence()
        heading("setStatusMessage without an expiry")
        try await presence.setStatusMessage(
            statusMessage: PresenceStatusMessage(
                message: ItemBody(content: "Hey I am available now", contentType: .text)
            )
        )
        try await showPresence()
    }

    private func showTimeline() async throws {
        heading("How the session changes if it is not renewed")
        try await PrintingMiddleware.$isQuiet.withValue(true) {
            try await presence.clearUserPreferredPresence()
            try await presence.setPresence(.available, sessionId: applicationID, expirationDuration: .hours(1))
            print("The preferred presence is cleared, and the session is set to Available for an hour again.\n")
            var elapsed = Duration.zero
            for (minutes, note) in [
                (0, "the session is set"), (4, ""), (5, "first timeout: inactive"), (9, ""),
                (10, "second timeout: away"),
                (59, ""), (60, "the session expires"),
            ] {
                clock.advance(by: .seconds(minutes * 60) - elapsed)
                elapsed = .seconds(minutes * 60)
                print(row(minutes, try await presence.get(), note))
            }
        }
    }

    private func row(_ minutes: Int, _ presence: Presence, _ note: String) -> String {
        let time = clock.now.formatted(.iso8601).dropFirst(11).prefix(5)
        let offset = "+\(minutes) min"
        let text = "  \(time)  \(offset.padding(toLength: 8, withPad: " ", startingAt: 0))  \(describe(presence))"
        return note.isEmpty ? text : text.padding(toLength: 54, withPad: " ", startingAt: 0) + note
    }

    private func showPresence() async throws {
        let presence = try await PrintingMiddleware.$isQuiet.withValue(true) { try await self.presence.get() }
        let message = presence.statusMessage?.message?.content.map { ", “\($0)”" } ?? ""
        print("=> the presence is now \(describe(presence))\(message)")
    }

    private func describe(_ presence: Presence) -> String {
        "\(presence.availability?.rawValue ?? "-")/\(presence.activity?.rawValue ?? "-")"
    }

    private func heading(_ text: String) {
        print("\n## \(text)\n")
    }
}
