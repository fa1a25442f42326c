// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

extension EmulatorFault {
    /// Returns whether the fault applies to a request.
    func applies(to method: String, _ path: RequestPath) -> Bool {
        times > 0 && (self.method == nil || self.method?.rawValue == method)
            && (paths.isEmpty || paths.contains { Self.matches($0, path) })
    }

    /// The specified path, and the same path with the API version; empty if the fault applies to every path.
    var paths: [RequestPath] {
        guard let path else { return [] }
        let text = path.hasPrefix("/") ? path : "/" + path
        return [RequestPath(text), RequestPath("/" + GraphServiceClient.serviceVersion + text)]
    }

    private static func matches(_ template: RequestPath, _ path: RequestPath) -> Bool {
        // A path with invalid percent-encoding has no segments.
        guard !template.segments.isEmpty else { return template.text == path.text }
        return template.segments.elementsEqual(path.segments) { segment, value in
            segment == value || segment.hasPrefix("{") && segment.hasSuffix("}") && !value.isEmpty
        }
    }

    /// Returns the response to a request in a batch; `nil` if the fault does not apply to requests in batches.
    ///
    /// A fault without a path applies to the batch itself. A response in a batch can be neither delayed nor incomplete.
    func response(inBatchTo request: ServerRequest, at now: Date) -> TransportResponse? {
        guard path != nil else { return nil }
        var bytes = Data()
        steps: for step in ScriptedResponse(self, to: request, at: now).steps {
            switch step {
            case .send(let more): bytes += more
            case .close: break steps
            case .wait, .reset, .respond: return nil
            }
        }
        guard var response = try? RawResponse(bytes).response(endingWith: .silent) else { return nil }
        for name in ["Content-Length", "Transfer-Encoding", "Connection"] { response.headers[name] = nil }
        return response
    }
}
