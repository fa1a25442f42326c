import Foundation

/// The date format of HTTP headers (RFC 9110), such as `Tue, 18 Oct 2022 00:07:15 GMT`.
enum HTTPDate {
    static func text(of date: Date) -> String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(secondsFromGMT: 0)
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        return formatter.string(from: date)
    }
}
