public import Foundation

extension TimeZone {
    /// The zone of a name as Graph has it: a Windows name such as `Pacific Standard Time`, or an IANA name such as
    /// `Europe/Berlin`; nil if nobody knows it.
    ///
    /// - Parameter graphName: The name; the case of a Windows name does not matter.
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
        uniqueKeysWithValues: WindowsTimeZones.ianaNames.map { ($0.key.lowercased(), $0.value) }
    )
}
