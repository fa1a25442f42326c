// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// A busy light for your own presence. The program prints the color of the light whenever the color changes.
///
/// Reading your own presence requires only the delegated permission `Presence.Read`, to which users can consent
/// themselves.
@main enum BusyLight {
    static func main() async throws {
        let graphClient = GraphServiceClient(credential: credential, baseURL: baseURL)
        var light: Color?

        func show(_ color: Color) {
            guard color != light else { return }
            light = color
            print(color.rawValue)
            fflush(nil)
        }

        // A watch that starts without a network connection reports a gap and continues when a connection is available.
        for try await event in graphClient.me.presence.watch(every: interval) {
            switch event {
            case .snapshot(let presences): presences.forEach { show(Color($0.displayStatus)) }
            case .change(let presence): show(Color(presence.displayStatus))
            case .gap(let error):
                printError(error.description)
                show(.off)
            case .unreadable, .resumed: break
            }
        }
    }

    /// A credential with an access token that another program has acquired, or a credential that signs you in with a
    /// code in a browser on any device.
    private static var credential: any TokenCredential {
        let environment = ProcessInfo.processInfo.environment
        if let token = environment["GRAPH_ACCESS_TOKEN"] { return StaticTokenCredential(token) }
        return DeviceCodeCredential(clientId: environment["AZURE_CLIENT_ID"] ?? "", scopes: ["Presence.Read"]) {
            prompt in
            printError(prompt.message)
        }
    }

    private static func printError(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }

    /// The URL of an emulator, or `nil` for the real service.
    private static var baseURL: URL? {
        ProcessInfo.processInfo.environment["GRAPH_BASE_URL"].flatMap { URL(string: $0) }
    }

    /// The interval at which the presence is read.
    private static var interval: Duration {
        ProcessInfo.processInfo.environment["BUSY_LIGHT_SECONDS"].flatMap(Double.init).map { .seconds($0) }
            ?? .seconds(30)
    }
}

/// The color of the light.
enum Color: String {
    case green, yellow, red, purple, off

    /// Creates the color for a presence status. The switch is exhaustive, so the compiler reports any missing status.
    init(_ status: PresenceStatus) {
        self =
            switch status {
            case .available: .green
            case .away, .beRightBack: .yellow
            case .busy, .inACall, .inAMeeting, .presenting, .doNotDisturb: .red
            case .outOfOffice: .purple
            case .offline, .unknown: .off
            }
    }
}
