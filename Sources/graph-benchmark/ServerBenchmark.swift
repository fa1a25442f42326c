// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// A comparison of the cost per request of the emulator's server and Python's `http.server`, for responses of the same
/// length.
///
/// The baselines were measured at commit 218ffb3, before routes were looked up in a table and headers were parsed as
/// bytes.
enum ServerBenchmark {
    private static let limit = 0.8
    private static let baselines = [1: 2.63, 64: 1.63, 256: 1.52]

    /// Measures both servers with 1, 64, and 256 connections. Prints a message instead if `python3` is missing.
    static func run(_ report: Report) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script, Bundle.main.executablePath ?? CommandLine.arguments[0]]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        // The program env and shells report a missing program with this exit code.
        if process.terminationStatus == 127 {
            print("CPU time of a request over HTTP: not measured, because python3 was not found")
            return
        }
        guard process.terminationStatus == 0 else {
            throw MeasuredProcess.Failure(description: "python3: failed with exit code \(process.terminationStatus)")
        }
        for line in text.split(separator: "\n") {
            let numbers = line.split(separator: " ").compactMap { Double($0) }
            guard numbers.count == 2 else { throw MeasuredProcess.Failure(description: "python3: printed '\(line)'") }
            let connections = Int(numbers[0])
            let name = "CPU time of a request with \(connections) connections, relative to Python's http.server"
            let before = baselines[connections].map { "\($0)" }
            report.line(name, numbers[1], "x", atMost: limit, before: before)
        }
    }

    /// Starts each server, sends requests on persistent connections, and measures the CPU time of the server.
    private static let script = #"""
        import json, os, selectors, socket, subprocess, sys, time

        BODY = json.dumps({"sessionId": "22553876-f5ab-4529-bffb-cfe50aa89f87", "availability": "Available",
                           "activity": "Available", "expirationDuration": "PT1H"}).encode()
        REQUEST = (b"POST /v1.0/users/fa8bf3dc-eca7-46b7-bad1-db199b62afc3/presence/setPresence HTTP/1.1\r\n"
                   b"Host: 127.0.0.1\r\nAuthorization: Bearer x\r\nAccept: application/json\r\n"
                   b"Content-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(BODY)) + BODY
        REFERENCE = """
        import http.server, sys, threading
        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            wbufsize = -1
            def log_message(self, *arguments): pass
            def do_POST(self):
                self.rfile.read(int(self.headers["Content-Length"]))
                self.send_response(200)
                self.send_header("request-id", "22553876-f5ab-4529-bffb-cfe50aa89f87")
                self.send_header("Content-Length", "0")
                self.end_headers()
        class Server(http.server.ThreadingHTTPServer):
            request_queue_size = 512
            def handle_error(self, *arguments): pass
        server = Server(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print("http://127.0.0.1:%d/" % server.server_address[1], flush=True)
        sys.stdin.read()
        """

        def load(port, connections, count):
            selector = selectors.DefaultSelector()
            for _ in range(connections):
                connection = socket.create_connection(("127.0.0.1", port))
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                selector.register(connection, selectors.EVENT_READ, bytearray())
                connection.sendall(REQUEST)
            sent, received, end = connections, 0, time.time() + 60
            while received < sent:
                assert time.time() < end, "the requests took more than 60 seconds"
                for key, _ in selector.select(1):
                    key.data.extend(key.fileobj.recv(65536))
                    if not key.data.endswith(b"\r\n\r\n"): continue
                    assert key.data.startswith(b"HTTP/1.1 200 "), bytes(key.data)
                    key.data.clear()
                    received += 1
                    if sent < count:
                        sent += 1
                        key.fileobj.sendall(REQUEST)
            for key in list(selector.get_map().values()): key.fileobj.close()

        def cost(command, connections, count):
            server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            port = int(server.stdout.readline().split(b":")[2].split(b"/")[0])
            if count: load(port, connections, count)
            server.stdin.close()
            _, status, usage = os.wait4(server.pid, 0)
            server.returncode = status
            return usage.ru_utime + usage.ru_stime

        emulator, reference = [sys.argv[1], "serve"], [sys.executable, "-c", REFERENCE]
        start = [min(cost(command, 0, 0) for _ in range(3)) for command in (emulator, reference)]
        for connections in (1, 64, 256):
            ratios = []
            for _ in range(5):
                costs = [cost(command, connections, 10_000) for command in (emulator, reference)]
                ratios.append((costs[0] - start[0]) / (costs[1] - start[1]))
            print(connections, sorted(ratios)[2], flush=True)
        """#
}
