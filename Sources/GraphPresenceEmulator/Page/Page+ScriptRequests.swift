// SPDX-License-Identifier: MIT

extension Page {
    /// The request log.
    static let scriptRequests = #"""
        const log = { last: 0, all: [], open: new Set() };

        async function refreshRequests() {
          const { first, last, value } = await call('GET', '/requests?top=500&after=' + log.last);
          // A restarted server numbers its requests from 1 again, so the page discards the earlier requests.
          if (last < log.last) { forgetRequests(); return refreshRequests(); }
          const isShortened = log.all.length > 0 && log.all[0].number < first;
          log.last = last;
          log.all = log.all.filter(request => request.number >= first).concat(value);
          if (isShortened || !$('requests').childElementCount) return showRequests();
          if (!value.length) return;
          $('requests').querySelector('.empty')?.remove();
          $('requests').prepend(...value.filter(isShown).reverse().map(requestItem));
          showCount();
        }

        function forgetRequests() { log.last = 0; log.all = []; $('requests').replaceChildren(); }

        function isShown(request) {
          const text = [request.method, request.path, request.query, request.caller, request.status ?? 'fault'].join(' ').toLowerCase();
          return $('filter').value.toLowerCase().split(' ').every(word => text.includes(word));
        }

        function showCount() {
          const shown = $('requests').querySelectorAll('details').length;
          $('request-count').textContent = shown === log.all.length ? shown : shown + ' of ' + log.all.length;
          if (!shown) $('requests').replaceChildren(make('p', { className: 'empty', textContent: log.all.length ? 'No matching requests.' : 'No requests yet. New requests appear here as they arrive.' }));
        }

        function showRequests() {
          $('requests').replaceChildren(...log.all.filter(isShown).reverse().map(requestItem));
          showCount();
        }

        function callerName({ caller }) {
          return caller ? state.users.find(user => user.id.toLowerCase() === caller.toLowerCase())?.displayName ?? caller : 'no valid token';
        }

        function requestItem(request) {
          const isFailed = !request.status || request.status >= 400;
          const notes = [request.isMatched ? null : 'no such path', request.milliseconds.toFixed(1) + ' ms', callerName(request)].filter(Boolean).join(' · ');
          const summary = make('summary', {},
            make('span', { className: 'number', textContent: request.number }), make('span', { className: 'method', textContent: request.method }),
            make('span', { className: 'path', textContent: request.path + (request.query ? '?' + request.query : '') }),
            make('span', { className: isFailed ? 'status failed' : 'status', textContent: request.status ?? 'fault' }),
            make('span', { className: 'extra', title: notes, textContent: notes }));
          const item = make('details', { className: request.isMatched ? '' : 'unmatched', open: log.open.has(request.number) }, summary);
          const fill = () => {
            if (item.open) log.open.add(request.number); else log.open.delete(request.number);
            if (item.open && item.childElementCount === 1) item.append(requestDetails(request));
          };
          item.ontoggle = fill;
          if (item.open) fill();
          return item;
        }

        function requestDetails(request) {
          const message = (headers, body) => headers.map(({ name, value }) => name + ': ' + value).join('\n') + (body ? '\n\n' + pretty(body) : '');
          const copyButton = button('Copy as curl', 'curl', event => copy(event.target, curl(request)));
          return make('div', { className: 'exchange' },
            make('div', { className: 'bar' }, make('span', { className: 'dim', textContent: clockText(new Date(request.time)) + ' · ' + (request.caller ?? 'no valid token') }), copyButton),
            make('div', {}, make('h3', { textContent: 'Request' }), make('pre', { textContent: message(request.headers, request.body) || '(empty)' })),
            make('div', {}, make('h3', { textContent: 'Response' }),
              make('pre', { textContent: request.status ? message(request.responseHeaders, request.responseBody) : 'A fault replaced the response.' })));
        }

        function pretty(text) {
          try { return JSON.stringify(JSON.parse(text), null, 2); } catch { return text; }
        }

        const quote = text => "'" + text.replaceAll("'", "'\\''") + "'";

        // Headers that curl sets itself are omitted. Secrets are redacted, so the user must insert the token.
        function curl(request) {
          const own = ['host', 'content-length', 'accept', 'user-agent', 'connection', 'accept-encoding'];
          const parts = ['curl -i -X ' + request.method, quote(location.origin + request.path + (request.query ? '?' + request.query : ''))];
          for (const { name, value } of request.headers)
            if (!own.includes(name.toLowerCase()))
              parts.push('-H ' + quote(name + ': ' + (name.toLowerCase() === 'authorization' ? 'Bearer TOKEN' : value)));
          if (request.body) parts.push('--data-raw ' + quote(request.body));
          return parts.join(' ');
        }

        $('filter').oninput = showRequests;
        $('clear-requests').onclick = () => change('DELETE', '/requests');
        """#
}
