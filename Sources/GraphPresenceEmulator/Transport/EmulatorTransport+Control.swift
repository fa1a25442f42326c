import Foundation
import GraphPresence

/// What a test does behind Graph's back. The same can be done over HTTP, under `/emulator`.
extension EmulatorTransport {
    /// Performs a command that does not come through Graph, such as signing in to a Teams client, at the emulator's time.
    ///
    /// - Parameters:
    ///   - command: What to do.
    ///   - user: The user's id.
    /// - Throws: ``PresenceServiceError`` if the service refuses the command.
    public func perform(_ command: PresenceCommand, for user: String) throws {
        try emulator.perform(command, for: user)
    }

    /// Moves the emulator's time on, whatever its clock does.
    ///
    /// - Parameter duration: How far; a negative duration is ignored, because time never goes back, and so is one that leads
    ///   beyond the year 9999.
    public func advance(by duration: Duration) {
        emulator.advance(by: duration)
    }

    /// Takes everything back to how the emulator was made: presences, tokens, faults, limits, and what time was moved on by
    /// here. Its clock goes on.
    public func reset() {
        emulator.reset()
    }

    /// Registers a token. From now on tokens that are neither registered nor issued are refused.
    ///
    /// - Parameters:
    ///   - token: The text of the token.
    ///   - identity: Who stands behind it.
    public func register(token: String, as identity: EmulatorIdentity) {
        emulator.register(token: token, as: identity)
    }

    /// Registers an application. From now on tokens that are neither registered nor issued are refused.
    ///
    /// - Parameter application: The application.
    public func register(_ application: EmulatorApplication) {
        emulator.register(application)
    }

    /// The codes of sign-ins that wait for their users.
    public var pendingDeviceCodes: [String] { emulator.pendingDeviceCodes }

    /// Signs a user in who was shown a device code.
    ///
    /// - Parameters:
    ///   - userCode: The code that the user was shown.
    ///   - user: The user's id.
    /// - Throws: ``PresenceServiceError`` of status 404 if no sign-in waits for the code.
    public func approveDeviceCode(_ userCode: String, as user: String) throws {
        try emulator.approveDeviceCode(userCode, as: user)
    }

    /// Refuses a sign-in with a device code, as a user may.
    ///
    /// - Parameter userCode: The code that the user was shown.
    /// - Throws: ``PresenceServiceError`` of status 404 if no sign-in waits for the code.
    public func denyDeviceCode(_ userCode: String) throws {
        try emulator.denyDeviceCode(userCode)
    }

    /// Lets requests meet a fault, after the faults that were added before.
    ///
    /// - Parameter fault: The fault.
    public func add(_ fault: EmulatorFault) {
        emulator.add(fault)
    }

    /// Removes the faults that have not been met.
    public func removeFaults() {
        emulator.removeFaults()
    }

    /// Changes how many requests an application may send; counting begins anew.
    ///
    /// - Parameter throttling: The limit; nil for any number.
    public func setThrottling(_ throttling: EmulatorThrottling?) {
        emulator.setThrottling(throttling)
    }

    /// Takes the notifications that Graph would have posted since they were last taken.
    ///
    /// The emulator itself posts nothing, and checks no notification URL. A user's presence that has changed several times is
    /// in one notification, as that of a slow receiver may be; one that is as it was is in none. What ends by time has changed
    /// when the clock says so, and what changes after the end of a subscription is in none.
    ///
    /// - Returns: The notifications, one for each subscription of which something has changed.
    /// - Throws: `EncodingError` if an id cannot be written.
    public func takeNotifications() throws -> [EmulatorNotification] {
        try emulator.takeNotifications()
    }
}
