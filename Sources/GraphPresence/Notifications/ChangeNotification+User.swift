// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime

extension ChangeNotification {
    /// The ID of the user whose presence has changed, or `nil` if the notification does not contain it.
    ///
    /// If the resource data contains no ID, the ID is extracted from `@odata.id` or from `resource`. The values of
    /// these properties are paths such as `communications/presences/{id}` and `users('{id}')/presence`.
    package var userID: String? {
        if let id = resourceData?.id, !id.isEmpty { return id }
        if case .string(let path)? = resourceData?.additionalData["@odata.id"], let id = Self.userID(inPath: path) {
            return id
        }
        return resource.flatMap { Self.userID(inPath: $0) }
    }

    private static func userID(inPath path: String) -> String? {
        // OData escapes a single quotation mark in a string by doubling it.
        let pattern =
            #/
            (?: https:// [^\/?]+ )? \/? (?: v1\.0\/ | beta\/ )? (?: communications\/presences | users )
            (?: \/ ([^\/?()']+) | \(' ( (?: [^'] | '' )+ ) '\) ) (?: \/presence )?
            /#.ignoresCase()
        guard let match = (path.removingPercentEncoding ?? path).wholeMatch(of: pattern)?.output else { return nil }
        return (match.1 ?? match.2).map { $0.replacingOccurrences(of: "''", with: "'") }
    }
}
