// SPDX-License-Identifier: MIT

/// A lifecycle event of a subscription, for a test.
public enum EmulatorLifecycleEvent: String, CaseIterable, Decodable, Sendable {
    /// The subscription or its access token expires soon.
    case reauthorizationRequired
    /// The service has removed the subscription. The emulator also removes it.
    case subscriptionRemoved
    /// The service did not deliver some notifications.
    case missed
}
