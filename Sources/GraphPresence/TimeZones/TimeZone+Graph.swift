public import Foundation

extension TimeZone {
    /// The zone of a name as Graph has it: a Windows name such as `Pacific Standard Time`, an IANA name such as
    /// `Europe/Berlin`, or Exchange's `tzone://Microsoft/Utc`; `nil` if the zone is unknown, as is one that a mailbox has
    /// rules of its own for (`tzone://Microsoft/Custom`, `Customized Time Zone`).
    ///
    /// - Parameter graphName: The name; the case of a name that is not an IANA name does not matter.
    public init?(graphName: String) {
        if let name = WindowsTimeZones.ianaNames[graphName] ?? Self.ianaNames[graphName.lowercased()] {
            self.init(identifier: name)
        } else {
            self.init(identifier: graphName)
        }
    }

    /// The name that Windows has for the zone, as Graph takes it; nil if Windows has none.
    public var windowsName: String? { WindowsTimeZones.windowsNames[identifier] }

    private static let ianaNames = Dictionary(
        (Array(WindowsTimeZones.ianaNames) + Array(WindowsTimeZones.formerNames)).map {
            ($0.key.lowercased(), $0.value)
        }
    ) { name, _ in name }
}
