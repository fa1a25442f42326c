// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// A display that shows a watch on the alternate screen of a terminal.
struct WatchDisplay {
    private enum Input: Sendable {
        case event(PresenceWatch.TimedEvent)
        case signal(Int32)
        /// The screen must be painted, because the clock in the header has changed or because of earlier events.
        case paint
    }

    /// The minimum time between two updates of the screen. The pause avoids a separate update for each of many
    /// simultaneous changes.
    private static let pause = Duration.milliseconds(50)

    let hasColors: Bool

    /// Shows the events until the task is canceled.
    ///
    /// - Parameters:
    ///   - watch: The watch.
    ///   - state: The initial state of the watch, before the first event.
    /// - Throws: The error that ends the watch.
    func show(_ watch: PresenceWatch, _ state: WatchState) async throws {
        let signals = try TerminalSignals()
        let (inputs, continuation) = AsyncStream<Input>.makeStream()
        Terminal.write(ScreenPainter.enter)
        defer { Terminal.write(ScreenPainter.leave) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { for try await event in watch.timedEvents { continuation.yield(.event(event)) } }
            group.addTask { for await number in signals.numbers { continuation.yield(.signal(number)) } }
            group.addTask {
                while true {
                    try await Task.sleep(for: .seconds(1))
                    continuation.yield(.paint)
                }
            }
            group.addTask { try await paint(inputs, state) { continuation.yield(.paint) } }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private func paint(
        _ inputs: AsyncStream<Input>,
        _ initial: WatchState,
        requestPaint: @escaping @Sendable () -> Void
    ) async throws {
        var (isRequested, isStopped) = (false, false)
        var (state, painter, size) = (initial, ScreenPainter(), WatchScreen.Size.ofTerminal)
        func paint(isComplete: Bool = false) {
            // Events may arrive before the signal that continues the process, while the terminal shows the normal
            // screen.
            guard !isStopped else { return }
            let lines = WatchScreen(size: size, hasColors: hasColors).lines(state, at: .now)
            Terminal.write(painter.text(for: lines, isComplete: isComplete))
        }
        paint(isComplete: true)
        for await input in inputs {
            switch input {
            case .event(let event):
                state.apply(event)
                // A retry with the failed credential cannot succeed.
                if let error = state.gap, error.isFinalForCredential { throw error }
                guard !isRequested else { continue }
                isRequested = true
                Task {
                    try? await Task.sleep(for: Self.pause)
                    requestPaint()
                }
            case .paint:
                isRequested = false
                paint()
            case .signal(SIGTSTP):
                isStopped = true
                Terminal.write(ScreenPainter.leave)
                TerminalSignals.stop()
            case .signal(SIGCONT):
                isStopped = false
                Terminal.write(ScreenPainter.enter)
                size = .ofTerminal
                paint(isComplete: true)
            case .signal:
                size = .ofTerminal
                paint(isComplete: true)
            }
        }
    }
}
