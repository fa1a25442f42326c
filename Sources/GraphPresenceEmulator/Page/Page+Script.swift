// SPDX-License-Identifier: MIT

extension Page {
    /// The script, which inserts all text from the emulator as text nodes and attributes, never as markup.
    static let script = [scriptCore, scriptUsers, scriptActions, scriptRequests, scriptLive].joined(separator: "\n")

    /// The functions for calls, elements, and times.
    private static let scriptCore = #"""
        'use strict';
        const $ = id => document.getElementById(id);
        const state = { offset: 0, frozen: null, users: [], user: null, selected: location.hash.slice(1), nextChange: Infinity, usedAt: Date.now() };

        async function call(method, path, body) {
          const init = { method, headers: {} };
          if (method === 'POST') { init.headers['Content-Type'] = 'application/json'; init.body = JSON.stringify(body ?? {}); }
          const response = await fetch('/emulator' + path, init);
          const text = await response.text();
          const value = text ? JSON.parse(text) : null;
          if (!response.ok) throw new Error(value?.error?.message ?? 'The emulator responded with status ' + response.status + '.');
          return value;
        }

        // Performs a change, and shows the error if the change fails.
        async function change(method, path, body) {
          try {
            $('message').textContent = '';
            const value = await call(method, path, body);
            await refresh();
            return value ?? true;
          } catch (error) {
            $('message').textContent = error instanceof TypeError ? 'The emulator is not responding.' : error.message;
          }
        }

        function make(tag, properties, ...children) {
          const element = Object.assign(document.createElement(tag), properties);
          element.append(...children);
          return element;
        }

        // Replaces the children of an element if the data has changed, and keeps the focus.
        const rendered = new Map();
        function render(id, data, children) {
          const key = JSON.stringify(data);
          if (rendered.get(id) === key) return;
          rendered.set(id, key);
          const focused = $(id).contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
          $(id).replaceChildren(...children());
          if (focused) [...$(id).querySelectorAll('[data-key]')].find(element => element.dataset.key === focused)?.focus();
        }

        function button(text, key, onclick, properties) {
          const element = make('button', { type: 'button', textContent: text, onclick, ...properties });
          element.dataset.key = key;
          return element;
        }

        async function copy(element, text) {
          const label = element.textContent;
          if (label === 'Copied') return;
          await navigator.clipboard.writeText(text);
          element.textContent = 'Copied';
          setTimeout(() => { element.textContent = label; }, 1500);
        }

        const now = () => state.frozen ?? new Date(Date.now() + state.offset);

        // Each repaint of the page uses CPU time. Seconds are shown while a person uses the page, after a change, and
        // at the end of a countdown.
        const isInUse = () => state.frozen !== null || Date.now() - state.usedAt < 15000;

        function clockText(date, hasSeconds = true) { return date.toISOString().replace('T', ' ').slice(0, hasSeconds ? 19 : 16) + ' UTC'; }

        function duration(text) {
          if (!text) return '–';
          let seconds = Math.max(0, Math.round((new Date(text) - now()) / 1000));
          if (seconds >= 120 && !isInUse()) seconds -= seconds % 60;
          const parts = [[86400, 'd'], [3600, 'h'], [60, 'min'], [1, 's']];
          const words = [];
          for (const [size, unit] of parts) {
            if (seconds >= size || (size === 1 && !words.length)) words.push(Math.floor(seconds / size) + ' ' + unit);
            seconds %= size;
          }
          return words.slice(0, 2).join(' ');
        }

        // Creates an element that shows the time until an instant.
        function countdown(tag, text) {
          const element = make(tag, { textContent: duration(text) });
          if (text) element.dataset.until = text;
          return element;
        }

        function values(form) {
          const result = {};
          for (const [name, value] of new FormData(form)) if (value !== '') result[name] = value;
          return result;
        }

        const empty = text => make('p', { className: 'dim', textContent: text });
        """#
}
