// SPDX-License-Identifier: MIT

package import Foundation
import GraphPresence

// The control API, which is also available over HTTP under `/emulator`.
extension EmulatorTransport {
    /// Performs a command that does not come from Graph, for example a sign-in to a Teams client.
    ///
    /// - Parameters:
    ///   - command: The change to make.
    ///   - user: The ID of the user.
    /// - Throws: ``PresenceServiceError`` if the service rejects the command.
    public func perform(_ command: PresenceCommand, for user: String) throws {
        try emulator.perform(command, for: user)
    }

    /// Advances the emulator's time, independently of its clock.
    ///
    /// - Parameter duration: How far to advance the time. A negative duration is ignored, because the time never goes
    ///   back. A duration that leads past the end of the year 9999 is also ignored.
    public func advance(by duration: Duration) {
        emulator.advance(by: duration)
    }

    /// Restores the initial state of the emulator: presences, tokens, subscriptions, faults, and throttling.
    ///
    /// The emulator's time returns to the time of its clock. The clock itself does not change.
    public func reset() {
        emulator.reset()
    }

    /// Registers an access token. The emulator then accepts only tokens that were registered or that it issued.
    ///
    /// - Parameters:
    ///   - token: The access token.
    ///   - identity: The identity that the token represents.
    public func register(token: String, as identity: EmulatorIdentity) {
        emulator.register(token: token, as: identity)
    }

    /// Registers an application. The emulator then accepts only tokens that were registered or that it issued.
    ///
    /// - Parameter application: The application with its client secret and permissions.
    public func register(_ application: EmulatorApplication) {
        emulator.register(application)
    }

    /// The user codes of the pending sign-ins, in the order in which the sign-ins were requested.
    public var pendingDeviceCodes: [String] { emulator.pendingDeviceCodes }

    /// Completes a sign-in with a device code, as a user would.
    ///
    /// - Parameters:
    ///   - userCode: The code that is shown to the user.
    ///   - user: The ID of the user to sign in.
    /// - Throws: ``PresenceServiceError`` with status 404 if no pending sign-in has the code.
    public func approveDeviceCode(_ userCode: String, as user: String) throws {
        try emulator.approveDeviceCode(userCode, as: user)
    }

    /// Declines a sign-in with a device code, as a user would.
    ///
    /// - Parameter userCode: The code that is shown to the user.
    /// - Throws: ``PresenceServiceError`` with status 404 if no pending sign-in has the code.
    public func denyDeviceCode(_ userCode: String) throws {
        try emulator.denyDeviceCode(userCode)
    }

    /// Adds a fault, which replaces the responses to the next requests that it applies to.
    ///
    /// Faults that were added earlier are used first. A fault is never used if no request has the fault's path, so
    /// check at the end of a test that ``remainingFaults`` is empty.
    ///
    /// - Parameter fault: The fault to add.
    public func add(_ fault: EmulatorFault) {
        emulator.add(fault)
    }

    /// The faults that have not been used up, with the number of requests that each fault still applies to.
    ///
    /// A fault with a duration is also removed when its duration has passed.
    ///
    /// The faults are in the order in which they were added.
    public var remainingFaults: [EmulatorFault] { emulator.faults.map(\.fault) }

    /// Removes all remaining faults.
    public func removeFaults() {
        emulator.removeFaults()
    }

    /// Changes the request limit and resets the number of counted requests.
    ///
    /// - Parameter throttling: The limit, or `nil` for an unlimited number of requests.
    public func setThrottling(_ throttling: EmulatorThrottling?) {
        emulator.setThrottling(throttling)
    }

    /// Returns the timeline of a user: the part recorded until now, and a forecast that assumes no further commands.
    ///
    /// - Parameters:
    ///   - user: The ID of the user.
    ///   - start: The start of the interval.
    ///   - end: The end of the interval.
    /// - Returns: The timeline.
    package func timeline(of user: String, from start: Date, to end: Date) -> PresenceTimeline {
        emulator.timeline(of: user, from: start, to: end)
    }

    /// Returns the notifications that Graph would have sent since the last call to this method.
    ///
    /// The emulator itself sends no notifications and does not validate notification URLs. A presence that has changed
    /// several times appears once, as it may for a slow receiver. A presence that has returned to its earlier state
    /// does not appear. An expiration is a change at the instant at which it occurs. Changes after the end of a
    /// subscription do not appear.
    ///
    /// - Returns: The notifications, one for each subscription with changes, and one for each lifecycle event.
    /// - Throws: `EncodingError` if an ID cannot be encoded.
    public func takeNotifications() throws -> [EmulatorNotification] {
        try emulator.takeNotifications()
    }

    /// Creates the notification that Graph sends to a subscription's `lifecycleNotificationUrl` after an event.
    ///
    /// The next call to ``takeNotifications()`` returns the notification, after the notifications about earlier changes.
    /// The emulator creates no lifecycle notification by itself.
    ///
    /// - Parameters:
    ///   - event: The event. After ``EmulatorLifecycleEvent/subscriptionRemoved``, the subscription no longer exists.
    ///   - id: The ID of the subscription.
    /// - Throws: ``PresenceServiceError`` with status 404 if the subscription does not exist, or 400 if the subscription
    ///   has no URL for lifecycle notifications.
    public func sendLifecycleEvent(_ event: EmulatorLifecycleEvent, toSubscription id: String) throws {
        try emulator.sendLifecycleEvent(event, toSubscription: id)
    }
}
