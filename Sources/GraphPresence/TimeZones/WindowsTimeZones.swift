/// The names that Windows gives time zones, and the IANA zones that they stand for.
///
/// The table is that of [Unicode CLDR](https://github.com/unicode-org/cldr), in the version that ``cldrVersion`` tells.
public enum WindowsTimeZones {
    /// The Windows name of each IANA zone that has one, in every territory, with older names of zones.
    public static let windowsNames: [String: String] = {
        var names: [String: String] = [:]
        for (windowsName, zones) in zones {
            for zone in zones.split(separator: " ") { names[String(zone)] = windowsName }
        }
        return names
    }()

    /// The IANA zone of each Windows name, for the whole world.
    public static let ianaNames: [String: String] = zones.mapValues { zones in
        String(zones.prefix { $0 != " " })
    }
}
