// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// A handler that reads requests from one connection and sends the responses, one at a time.
struct ConnectionHandler {
    /// How long the connection may be idle, in seconds.
    static let idleSeconds = 10
    /// The maximum time to receive one request, in seconds.
    static let requestSeconds: TimeInterval = 30

    let socket: Socket
    let emulator: Emulator
    /// The scheme and authority of the server, which responses can contain.
    let origin: String

    /// Handles requests until the connection is closed.
    ///
    /// - Parameters:
    ///   - isStopped: A closure that returns whether the server has been stopped.
    ///   - onRequest: A closure to call when a complete request has been received.
    func run(until isStopped: () -> Bool, onRequest: () -> Void = {}) {
        socket.setTimeout(Self.idleSeconds)
        var parser = HTTPParser()
        var deadline: Date?
        var hasContinued = false
        while true {
            do throws(HTTPFailure) {
                while let message = try parser.next() {
                    onRequest()
                    deadline = nil
                    hasContinued = false
                    let isLast = !message.isKeptAlive || isStopped()
                    guard respond(to: message, isLast: isLast, until: isStopped) else { return }
                }
            } catch {
                let body = PresenceServiceError(status: error.status, code: "BadRequest", message: error.message)
                end(with: HTTPWriter.bytes(of: emulator.response(of: body), isLast: true))
                return
            }
            if parser.expectsContinue, !hasContinued {
                hasContinued = true
                guard socket.sendAll(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)) else { return }
            }
            guard !isStopped(), let bytes = socket.receiveSome() else { return }
            parser.append(bytes)
            // A peer that sends one byte at a time must not keep its connection open forever.
            let end = deadline ?? Date() + Self.requestSeconds
            guard Date() < end else { return }
            deadline = end
        }
    }

    /// Sends the response to a request and returns whether the connection stays open.
    private func respond(to message: HTTPMessage, isLast: Bool, until isStopped: () -> Bool) -> Bool {
        let request = ServerRequest(message, origin: origin)
        if let error = LoopbackRequests.error(for: message) ?? LoopbackRequests.error(for: request) {
            return send(emulator.response(of: error), to: message, isLast: isLast)
        }
        if ControlRoutes.isChanges(request.path), request.method == "GET", request.queryNames.isEmpty {
            let stream = ChangeStream(socket: socket, emulator: emulator)
            if message.method == "HEAD" { _ = stream.sendHead() } else { stream.run(until: isStopped) }
            return false
        }
        let start = ContinuousClock.now
        if let fault = emulator.takeFault(message.method, request) {
            emulator.note(request, fault.response, since: start)
            return play(fault, until: isStopped) && !isLast
        }
        let response = response(to: request)
        emulator.note(request, response, since: start)
        return send(response, to: message, isLast: isLast)
    }

    /// Sends a response and returns whether the connection stays open.
    private func send(_ response: TransportResponse, to message: HTTPMessage, isLast: Bool) -> Bool {
        let bytes = HTTPWriter.bytes(
            of: response,
            isLast: isLast,
            isHTTP10: message.isHTTP10,
            hasBody: message.method != "HEAD"
        )
        guard isLast else { return socket.sendAll(bytes) }
        end(with: bytes)
        return false
    }

    private func end(with bytes: [UInt8]) {
        if socket.sendAll(bytes) { socket.endSendingAndDrain() }
    }

    /// Performs the steps of a fault and returns whether the connection stays open.
    private func play(_ fault: ScriptedResponse, until isStopped: () -> Bool) -> Bool {
        for step in fault.steps {
            switch step {
            case .send(let data): guard socket.sendAll(Array(data)) else { return false }
            case .wait(let duration):
                let end = Date() + duration / .seconds(1)
                while !isStopped(), Date() < end {
                    Thread.sleep(forTimeInterval: min(0.05, max(0, end.timeIntervalSinceNow)))
                }
            case .respond: break  // Responses have been written as bytes.
            case .close: return false
            case .reset:
                socket.resetAtEnd()
                return false
            }
        }
        return true
    }

    private func response(to request: ServerRequest) -> TransportResponse {
        if request.method == "OPTIONS" {
            let isForServer = request.path.text == "*"
            let methods = isForServer ? ["GET", "POST"] : emulator.methods(at: request.path)
            if !methods.isEmpty {
                let allow: GraphHeaders = ["Allow": (methods + ["OPTIONS"]).joined(separator: ", ")]
                return TransportResponse(status: 204, headers: allow)
            }
        } else if GraphMethod(rawValue: request.method) == nil {
            let error = PresenceServiceError(
                status: emulator.methods(at: request.path).isEmpty ? 501 : 405,
                code: "Request_BadRequest",
                message: "the method \(request.method.shortened) is not supported; use \(ServerRequest.graphMethods)"
            )
            return withAllow(emulator.response(of: error), request.path)
        }
        guard request.path.text.hasPrefix("/") else {
            return emulator.response(
                of: PresenceServiceError(
                    status: 400,
                    code: "BadRequest",
                    message: "the request target '*' is valid only for OPTIONS; use a path or a URL"
                )
            )
        }
        return withAllow(emulator.response(to: request), request.path)
    }

    /// Adds the `Allow` header to a response with status 405.
    private func withAllow(_ response: TransportResponse, _ path: RequestPath) -> TransportResponse {
        guard response.status == 405 else { return response }
        var response = response
        response.headers["Allow"] = emulator.methods(at: path).joined(separator: ", ")
        return response
    }
}
