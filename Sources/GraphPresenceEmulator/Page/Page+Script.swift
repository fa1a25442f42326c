extension Page {
    /// The script. All text from the emulator becomes text nodes and attributes, never markup.
    static let script = [scriptCore, scriptUsers, scriptRequests, scriptStart].joined(separator: "\n")

    /// Calls, elements, and times.
    private static let scriptCore = #"""
        'use strict';
        const $ = id => document.getElementById(id);
        const state = { offset: 0, frozen: null, users: [], selected: null, last: 0, requests: [], open: new Set() };

        async function call(method, path, body) {
          const init = { method, headers: {} };
          if (method === 'POST') { init.headers['Content-Type'] = 'application/json'; init.body = JSON.stringify(body ?? {}); }
          const response = await fetch('/emulator' + path, init);
          const text = await response.text();
          const value = text ? JSON.parse(text) : null;
          if (!response.ok) throw new Error(value?.error?.message ?? 'The emulator responded with ' + response.status + '.');
          return value;
        }

        // Performs a change and shows why it failed.
        async function change(method, path, body) {
          try {
            $('message').textContent = '';
            const value = await call(method, path, body);
            await refresh();
            return value;
          } catch (error) {
            $('message').textContent = error.message;
          }
        }

        function make(tag, properties, ...children) {
          const element = Object.assign(document.createElement(tag), properties);
          element.append(...children);
          return element;
        }

        const now = () => state.frozen ?? new Date(Date.now() + state.offset);

        function clockText(date) { return date.toISOString().replace('T', ' ').slice(0, 19) + ' UTC'; }

        function duration(text) {
          if (!text) return '–';
          let seconds = Math.max(0, Math.round((new Date(text) - now()) / 1000));
          const parts = [[86400, 'd'], [3600, 'h'], [60, 'min'], [1, 's']];
          const words = [];
          for (const [size, unit] of parts) {
            if (seconds >= size || (size === 1 && !words.length)) words.push(Math.floor(seconds / size) + ' ' + unit);
            seconds %= size;
          }
          return words.slice(0, 2).join(' ');
        }

        function values(form) {
          const result = {};
          for (const [name, value] of new FormData(form)) if (value !== '') result[name] = value;
          return result;
        }
        """#

    /// The start, and the stream of changes.
    private static let scriptStart = #"""
        async function refreshClock() {
          const clock = await call('GET', '/clock');
          const date = new Date(clock.now);
          state.frozen = clock.isFrozen ? date : null;
          state.offset = date - Date.now();
          $('freeze').textContent = clock.isFrozen ? 'Run' : 'Freeze';
          $('freeze').setAttribute('aria-pressed', String(clock.isFrozen));
          $('now').textContent = clockText(now());
        }

        let pending = null;
        // One refresh at a time: changes that arrive meanwhile cause one more.
        function refresh() {
          if (pending) { pending.again = true; return pending.promise; }
          pending = { again: false };
          pending.promise = (async () => {
            do {
              pending.again = false;
              await Promise.all([refreshClock(), refreshUsers(), refreshCodes(), refreshFaults(), refreshRequests()]);
            } while (pending.again);
          })().finally(() => { pending = null; });
          return pending.promise;
        }

        function connected(isLive) {
          $('connection').textContent = isLive ? 'live' : 'disconnected, reconnecting';
          $('connection').className = 'badge ' + (isLive ? 'live' : 'lost');
        }

        const changes = new EventSource('/emulator/changes');
        changes.onopen = () => connected(true);
        changes.onerror = () => connected(false);
        changes.onmessage = () => refresh().catch(() => connected(false));

        // The clock and the countdowns go on between changes. At the end of a countdown, the user has changed.
        setInterval(() => {
          if (state.frozen || document.hidden) return;
          $('now').textContent = clockText(now());
          if (showCountdowns()) refresh().catch(() => connected(false));
        }, 1000);

        for (const button of document.querySelectorAll('[data-advance]'))
          button.onclick = () => change('POST', '/clock', { advance: button.dataset.advance });
        $('freeze').onclick = () => change('POST', '/clock', { frozen: state.frozen === null });
        $('set-time').onsubmit = event => {
          event.preventDefault();
          change('POST', '/clock', { set: event.target.elements.instant.value.trim() });
        };
        $('reset').onclick = () => {
          if (confirm('Reset the emulator? Presences, users, tokens, and sign-ins are lost.')) change('POST', '/reset');
        };
        $('base').textContent = location.origin + '/v1.0';
        refresh().catch(error => { $('message').textContent = error.message; });
        """#
}
