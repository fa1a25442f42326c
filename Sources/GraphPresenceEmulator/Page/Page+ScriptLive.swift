// SPDX-License-Identifier: MIT

extension Page {
    /// The clock, the change stream, and the code that starts the page.
    static let scriptLive = #"""
        async function refreshClock() {
          const clock = await call('GET', '/clock');
          const date = new Date(clock.now);
          state.frozen = clock.isFrozen ? date : null;
          state.offset = date - Date.now();
          $('freeze').textContent = clock.isFrozen ? 'Run' : 'Freeze';
          $('freeze').setAttribute('aria-pressed', String(clock.isFrozen));
          showTime();
        }

        function showTime() {
          const text = clockText(now(), isInUse());
          if ($('now').textContent !== text) $('now').textContent = text;
          showCountdowns();
        }

        function use() {
          const wasInUse = isInUse();
          state.usedAt = Date.now();
          if (!wasInUse) showTime();
        }
        for (const name of ['pointermove', 'pointerdown', 'wheel', 'keydown', 'focusin']) addEventListener(name, use, { capture: true, passive: true });

        let pending = null;
        // Only one refresh runs at a time. Changes that arrive during a refresh cause one more refresh.
        function refresh() {
          if (pending) { pending.again = true; return pending.promise; }
          pending = { again: false };
          pending.promise = (async () => {
            state.usedAt = Date.now();
            do {
              pending.again = false;
              await refreshClock();
              await Promise.all([refreshUsers(), refreshFaults(), refreshRequests()]);
              await refreshCodes();
            } while (pending.again);
          })().finally(() => { pending = null; });
          return pending.promise;
        }

        function connected(isLive) {
          $('connection').textContent = isLive ? 'Live' : 'Reconnecting';
          $('connection').className = 'badge ' + (isLive ? 'live' : 'lost');
        }

        // The change stream. The page loads data only after a change, and only while the page is visible.
        let changes = null;
        let hasFailed = false;
        function connect() {
          changes?.close();
          changes = new EventSource('/emulator/changes');
          changes.onopen = () => {
            // A restarted server starts with a new log.
            if (hasFailed) forgetRequests();
            hasFailed = false;
            connected(true);
          };
          changes.onmessage = () => refresh().catch(() => {});
          changes.onerror = () => {
            hasFailed = true;
            connected(false);
            changes.close();
            setTimeout(() => { if (!document.hidden) connect(); }, 1000);
          };
        }
        document.onvisibilitychange = () => { if (document.hidden) changes?.close(); else connect(); };

        // The clock and the countdowns continue between changes. When a countdown ends, the state is loaded again.
        setInterval(() => {
          if (state.frozen || document.hidden) return;
          showTime();
          if (now() > state.nextChange) { state.nextChange = Infinity; refresh().catch(() => {}); }
          else if (state.user && now().getUTCSeconds() === 0) showTimeline(state.user);
        }, 1000);

        for (const element of document.querySelectorAll('[data-advance]'))
          element.onclick = () => change('POST', '/clock', { advance: element.dataset.advance });
        $('freeze').onclick = () => change('POST', '/clock', { frozen: state.frozen === null });
        $('set-time').onsubmit = async event => {
          event.preventDefault();
          const form = event.target;
          if (await change('POST', '/clock', { set: form.elements.instant.value.trim() })) form.reset();
        };
        $('reset').onclick = () => {
          if (confirm('Reset the emulator? Presences, users, tokens, and sign-ins will be lost.')) change('POST', '/reset');
        };
        const base = location.origin + '/v1.0';
        $('copy-base').textContent = base;
        $('copy-base').onclick = event => copy(event.target, base);
        $('example').textContent = "curl -H 'Authorization: Bearer any' -H 'Content-Type: application/json' \\\n"
          + `  -d '{"sessionId": "22553876-f5ab-4529-bffb-cfe50aa89f87", "availability": "Busy", "activity": "InACall"}' \\\n`
          + '  ' + base + '/me/presence/setPresence';
        if (!document.hidden) connect();
        """#
}
