// SPDX-License-Identifier: MIT

public import Foundation

/// Conversions between Foundation's time zones and the time zone names that Graph uses.
extension TimeZone {
    /// Creates a time zone from a name that Graph uses; returns `nil` if the time zone is unknown.
    ///
    /// Graph uses Windows names such as `Pacific Standard Time`, IANA names such as `Europe/Berlin`, and Exchange's
    /// name for UTC, `tzone://Microsoft/Utc`. A time zone with rules that are defined only in a mailbox
    /// (`tzone://Microsoft/Custom`, `Customized Time Zone`) is unknown.
    ///
    /// - Parameter graphName: The name of the time zone. Only IANA names are case-sensitive.
    public init?(graphName: String) {
        if let name = WindowsTimeZones.ianaNames[graphName] ?? Self.ianaNames[graphName.lowercased()] {
            self.init(identifier: name)
        } else {
            self.init(identifier: graphName)
        }
    }

    /// The time zone's Windows name, which Graph accepts, or `nil` if the time zone has no Windows name.
    public var windowsName: String? { WindowsTimeZones.windowsNames[identifier] }

    private static let ianaNames = Dictionary(
        (Array(WindowsTimeZones.ianaNames) + Array(WindowsTimeZones.formerNames)).map {
            ($0.key.lowercased(), $0.value)
        }
    ) { name, _ in name }
}
