extension Page {
    /// The log of requests.
    static let scriptRequests = #"""
        async function refreshRequests() {
          const { last, value } = await call('GET', '/requests?top=500&after=' + state.last);
          if (last < state.last) {
            // The server was restarted, so its numbers start again.
            state.last = 0;
            state.requests = [];
            return refreshRequests();
          }
          const isCleared = last === state.last && !value.length && state.requests.length && !(await call('GET', '/requests?top=1')).value.length;
          state.last = last;
          state.requests = isCleared ? [] : state.requests.concat(value).slice(-500);
          if (value.length || isCleared || !$('requests').childElementCount) showRequests();
        }

        function showRequests() {
          const words = $('filter').value.toLowerCase().split(' ').filter(Boolean);
          const shown = state.requests.filter(request => {
            const text = [request.method, request.path, request.query, request.caller, request.status].join(' ').toLowerCase();
            return words.every(word => text.includes(word));
          });
          $('request-count').textContent = shown.length === state.requests.length ? shown.length : shown.length + ' of ' + state.requests.length;
          $('requests').replaceChildren(...shown.reverse().map(requestItem));
          if (!shown.length) $('requests').append(make('p', { className: 'dim', textContent: state.requests.length ? 'No request matches.' : 'No requests yet.' }));
        }

        function requestItem(request) {
          const isFailed = !request.status || request.status >= 400;
          const query = request.query ? '?' + request.query : '';
          const notes = [request.caller ?? 'no valid token', request.milliseconds.toFixed(1) + ' ms', request.isMatched ? null : 'no such path'];
          const summary = make('summary', {},
            make('span', { className: 'dim', textContent: request.number }), make('span', { textContent: request.method }),
            make('span', { className: 'path', textContent: request.path + query }),
            make('span', { className: isFailed ? 'failed' : '', textContent: request.status ?? 'fault' }),
            make('span', { className: 'extra', textContent: notes.filter(Boolean).join(' · ') }));
          const item = make('details', { className: request.isMatched ? '' : 'unmatched', open: state.open.has(request.number) }, summary);
          const fill = () => {
            if (item.open) state.open.add(request.number); else state.open.delete(request.number);
            if (item.open && item.childElementCount === 1) item.append(...requestDetails(request));
          };
          item.ontoggle = fill;
          if (item.open) fill();
          return item;
        }

        function requestDetails(request) {
          const headers = list => list.map(({ name, value }) => name + ': ' + value).join('\n');
          const copy = make('button', { textContent: 'Copy as curl' });
          copy.onclick = async () => {
            await navigator.clipboard.writeText(curl(request));
            copy.textContent = 'Copied';
            setTimeout(() => { copy.textContent = 'Copy as curl'; }, 1500);
          };
          return [
            make('p', {}, make('time', { dateTime: request.time, textContent: request.time }), ' ', copy),
            make('pre', { textContent: headers(request.headers) + (request.body ? '\n\n' + request.body : '') }),
            make('pre', { textContent: headers(request.responseHeaders) + (request.responseBody ? '\n\n' + request.responseBody : '') }),
          ];
        }

        const quote = text => "'" + text.replaceAll("'", "'\\''") + "'";

        // The headers that curl sets itself are left out. Secrets are redacted, so a token must be filled in.
        function curl(request) {
          const own = ['host', 'content-length', 'accept', 'user-agent', 'connection', 'accept-encoding'];
          const parts = ['curl -i -X ' + request.method, quote(location.origin + request.path + (request.query ? '?' + request.query : ''))];
          for (const { name, value } of request.headers)
            if (!own.includes(name.toLowerCase())) parts.push('-H ' + quote(name + ': ' + (value === 'REDACTED' ? 'Bearer TOKEN' : value)));
          if (request.body) parts.push('-d ' + quote(request.body));
          return parts.join(' ');
        }

        $('filter').oninput = showRequests;
        $('clear-requests').onclick = () => change('DELETE', '/requests');
        """#
}
