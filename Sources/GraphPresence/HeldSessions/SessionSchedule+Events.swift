// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime

extension SessionSchedule {
    /// Handles an event. An event that is not valid in the current phase is ignored.
    mutating func handle(_ event: Event, at now: Date) {
        switch event {
        case .started:
            if case .new = phase { phase = .starting }
        case .renewalsStarted:
            guard case .started = phase else { return }
            phase = .renewing
            // After a tolerated failure, the wait before the next attempt has already been scheduled.
            if setAt != nil { pauseUntilDue(at: now) }
        case .reached(let stage):
            request?.stage = stage
            if stage == .sending { request?.isSent = true }
        case .sent(let result): sent(result, at: now)
        case .updateRequested(let number, let value): update(number, value)
        case .updateCancelled(let number): cancelUpdate(number)
        case .woke(let number): wake(number, at: now)
        case .cancelled: end(.failure(CancellationError()))
        case .endRequested:
            end(.success(()))
            guard cleanup == nil else { return }
            cleanup = Cleanup(start: now, deadline: wait(for: rules.cleanupTimeout / 2, from: now))
        case .cleared(let result):
            guard cleanup?.isClearing == true, cleanup?.result == nil else { return }
            cleanup?.result = result
            if case .failure(let error) = result { reports.append(.ended(error)) } else { reports.append(.ended(nil)) }
        }
    }

    private mutating func update(_ number: Int, _ value: Value) {
        guard outcome == nil else { return cancelUpdate(number) }
        desired = value
        isUpdated = true
        updates.append(number)
        guard let pause else { return }
        if pause.requested > .zero { delayUpdates() } else { self.pause?.part = nil }
    }

    private mutating func cancelUpdate(_ number: Int) {
        updates.removeAll { $0 == number }
        request?.updates.removeAll { $0 == number }
        responses.append(Response(update: number, result: .failure(CancellationError())))
    }

    /// Completes the updates for which no request can be sent yet, because a service can request a delay of any length.
    private mutating func delayUpdates() {
        for update in updates { responses.append(Response(update: update, result: .success(false))) }
        updates = []
    }

    private mutating func wake(_ number: Int, at now: Date) {
        if cleanup?.deadline.number == number { cleanup?.isOverdue = true }
        guard let part = pause?.part, part.wait.number == number else { return }
        finish(part, at: now)
    }

    /// Handles the result of a request. The result of an abandoned request is ignored.
    private mutating func sent(_ result: Result<Void, any Error>, at now: Date) {
        guard let request else { return }
        self.request = nil
        switch result {
        case .success:
            noteExpiration(at: now)
            reportedReason = nil
            setAt = request.start
            expiresAt = request.start + rules.lifetime(request.value) / .seconds(1)
        case .failure(let error):
            // A request without a stage was sent by a middleware that does not report stages.
            let isUnsent = request.stage != nil && !request.isSent
            if isUnsent || rules.hasNoEffect(error) { mayBeSet = request.mayHaveBeenSet }
        }
        // The updates were already canceled when the session ended.
        guard outcome == nil else { return }
        let position = responses.count
        switch (phase, result) {
        case (.starting, .success):
            phase = .started
            backOff.reset()
        case (.starting, .failure(let error)) where rules.toleratesFirstFailure(error):
            phase = .started
            isExpired = true
            reports.append(.initialFailure(error))
            retry(error, at: now)
        case (.starting, .failure(let error)): retryFirst(error)
        case (_, .success):
            reports.append(isExpired ? .recovered : .renewed)
            isExpired = false
            backOff.reset()
            pauseUntilDue(at: now)
        case (_, .failure(let error)): retry(error, at: now)
        }
        let response = response(to: result)
        responses.insert(contentsOf: request.updates.map { Response(update: $0, result: response) }, at: position)
    }

    /// Returns the result of an update whose request has ended. If the failure has ended the session, it is not retried.
    private func response(to result: Result<Void, any Error>) -> Result<Bool, any Error> {
        guard case .failure(let error) = result else { return .success(true) }
        let isTolerated = (error as? GraphError)?.isTransient == true || rules.toleratesFirstFailure(error)
        return isTolerated && outcome == nil ? .success(false) : .failure(error)
    }

    private mutating func retryFirst(_ error: any Error) {
        attempts += 1
        let requested = (error as? GraphError)?.retryAfter
        guard let failure = error as? GraphError, failure.isTransient, attempts < rules.firstAttempts,
            requested ?? .zero <= rules.longestFirstDelay
        else { return end(.failure(error)) }
        pause(after: error, for: backOff.next(requested: requested))
    }

    /// Reports a failure and schedules the next attempt. If the state expires before the next attempt, the expiration
    /// is reported immediately.
    private mutating func retry(_ error: any Error, at now: Date) {
        noteExpiration(at: now)
        // A state that was never set cannot expire.
        if isExpired, setAt != nil, rules.endsWhenExpired { return end(.failure(error)) }
        reportDelay(error, at: now)
        let failure = error as? GraphError
        let isUrgent = rules.isRetryIntervalConstant && !isExpired
        var wait = backOff.next(requested: failure?.retryAfter, isUrgent: isUrgent)
        if isExpired, failure?.isTransient == false { wait = max(wait, backOff.jittered(BackOff.maximum)) }
        pause(after: error, for: wait)
    }

    /// Reports a failure. After the state has expired, a failure is reported only if the reason has changed.
    private mutating func reportDelay(_ error: any Error, at now: Date) {
        let reason = FailureCause(error)
        // A state that was never set has no expiration.
        guard !isExpired || setAt != nil && reason != reportedReason else { return }
        reportedReason = reason
        // If the clock was set back after the expiration, the stored instant can be in the future.
        reports.append(.delayed(error, expiresAt: isExpired ? min(expiresAt, now) : expiresAt))
    }

    private mutating func pause(after error: any Error, for wait: Duration) {
        let requested = max(.zero, (error as? GraphError)?.retryAfter ?? .zero)
        pause = Pause(requested: requested, rest: wait - requested, error: error)
        if requested > .zero { delayUpdates() }
    }

    /// Schedules the next renewal.
    private mutating func pauseUntilDue(at now: Date) {
        follow(now)
        let age = setAt.map { now.timeIntervalSince($0) } ?? 0
        pause = Pause(rest: rules.interval(desired) - .seconds(age))
    }

    private mutating func wait(for duration: Duration, from now: Date) -> Wait {
        waits += 1
        return Wait(number: waits, end: now + duration / .seconds(1))
    }

    /// Returns the wait before the next request, or `nil` if the request is due.
    mutating func continuePause(at now: Date) -> Wait? {
        while let pause {
            if let part = pause.part { return part.wait }
            let isRequested = pause.requested > .zero
            var length = isRequested ? pause.requested : pause.rest
            guard length > .zero, isRequested || !isUpdated else { break }
            let untilExpiration = max(.zero, Duration.seconds(expiresAt.timeIntervalSince(now)))
            let expires = pause.error != nil && setAt != nil && !isExpired && untilExpiration <= length
            if expires { length = untilExpiration }
            let part = Pause.Part(length: length, wait: wait(for: length, from: now), isUntilExpiration: expires)
            guard length <= .zero else {
                self.pause?.part = part
                return part.wait
            }
            finish(part, at: now)
        }
        pause = nil
        noteExpiration(at: now)
        return nil
    }

    private mutating func finish(_ part: Pause.Part, at now: Date) {
        guard var pause else { return }
        pause.part = nil
        if pause.requested > .zero { pause.requested -= part.length } else { pause.rest -= part.length }
        self.pause = pause
        guard part.isUntilExpiration else { return }
        noteExpiration(at: now)
        if isExpired, rules.endsWhenExpired, let error = pause.error { end(.failure(error)) }
    }

    private mutating func noteExpiration(at now: Date) {
        follow(now)
        guard outcome == nil, !isExpired, now >= expiresAt else { return }
        isExpired = true
        reports.append(.expired)
    }

    /// Adjusts the stored instants if the clock was set back, so that no renewal is delayed.
    private mutating func follow(_ now: Date) {
        guard let setAt, now < setAt else { return }
        expiresAt += now.timeIntervalSince(setAt)
        self.setAt = now
    }

    /// Ends the renewals and cancels the pending updates.
    private mutating func end(_ result: Result<Void, any Error>) {
        guard outcome == nil else { return }
        phase = .ended(result)
        pause = nil
        for update in (request?.updates ?? []) + updates { cancelUpdate(update) }
        updates = []
    }
}
