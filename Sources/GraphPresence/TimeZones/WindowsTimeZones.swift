// SPDX-License-Identifier: MIT

/// The Windows names of time zones and the corresponding IANA time zones.
///
/// The data comes from [Unicode CLDR](https://github.com/unicode-org/cldr), version ``cldrVersion``.
public enum WindowsTimeZones {
    /// The Windows names, keyed by IANA time zone, for all territories and including former IANA names.
    public static let windowsNames: [String: String] = {
        var names: [String: String] = [:]
        for (windowsName, zones) in zones {
            for zone in zones.split(separator: " ") { names[String(zone)] = windowsName }
        }
        return names
    }()

    /// The IANA time zones, keyed by Windows name. Each time zone is the one that CLDR lists as the default, without a
    /// specific territory.
    public static let ianaNames: [String: String] = zones.mapValues { zones in
        String(zones.prefix { $0 != " " })
    }
}
