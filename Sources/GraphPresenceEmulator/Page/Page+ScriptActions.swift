// SPDX-License-Identifier: MIT

import GraphPresence

extension Page {
    /// The forms, device codes, and faults.
    static let scriptActions = #"""
        const states = {
          session: [\#(list(SessionPresence.allCases.map { ($0.availability, $0.activity) }))],
          preferred: [\#(list(PreferredPresence.allCases.map { ($0.availability, $0.activity) }))],
          teams: ['Available/Available', 'Busy/InACall', 'Busy/InAMeeting', 'DoNotDisturb/Presenting', 'BeRightBack/BeRightBack', 'Away/Away'],
        };
        for (const select of document.querySelectorAll('[data-states]'))
          select.append(...states[select.dataset.states].map(text => make('option', { value: text, textContent: text.replace('/', ' / ') })));

        $('add-user').onsubmit = async event => {
          event.preventDefault();
          const user = await change('POST', '/users', values(event.target));
          if (!user) return;
          event.target.reset();
          $('search').value = '';
          select(user.id);
        };
        const act = (action, body) => change('POST', '/users/' + state.selected + '/' + action, body);
        for (const form of document.querySelectorAll('[data-action]')) {
          form.onsubmit = event => {
            event.preventDefault();
            let body = values(form);
            if (body.state) {
              [body.availability, body.activity] = body.state.split('/');
              delete body.state;
            }
            if (form.dataset.action === 'setStatusMessage')
              body = { statusMessage: { message: { content: body.content ?? '', contentType: 'text' } } };
            if (form.dataset.action === 'setOutOfOffice') body.isOutOfOffice = true;
            act(form.dataset.action, body);
          };
        }
        for (const element of document.querySelectorAll('[data-call]')) element.onclick = () => act(element.dataset.call);
        $('in-office').onclick = () => act('setOutOfOffice', { isOutOfOffice: false });

        async function refreshCodes() {
          const codes = (await call('GET', '/deviceCodes')).value;
          const users = state.user ? [state.user, ...state.users.filter(user => user.id !== state.user.id)] : state.users;
          const kept = new Map([...document.querySelectorAll('#codes select[data-chosen]')].map(select => [select.dataset.key, select.value]));
          render('codes', [codes, codes.length ? users.map(user => [user.id, user.displayName]) : null], () => codes.length
            ? codes.map(code => codeItem(code, users, kept.get(code.userCode)))
            : [make('li', { className: 'dim', textContent: 'No pending sign-ins.' })]);
        }

        function codeItem(code, users, chosen) {
          const select = make('select', {}, ...users.map(user => make('option', { value: user.id, textContent: user.displayName })));
          select.dataset.key = code.userCode;
          select.onchange = () => { select.dataset.chosen = 'true'; };
          if (users.some(user => user.id === chosen)) { select.value = chosen; select.dataset.chosen = 'true'; }
          const path = '/deviceCodes/' + encodeURIComponent(code.userCode);
          return make('li', { className: 'code' },
            make('div', {}, make('strong', { textContent: code.userCode }), make('div', { className: 'dim' }, 'Application ', make('code', { textContent: code.clientId }))),
            make('label', { className: 'field' }, 'Sign in as', select),
            make('div', { className: 'row' },
              button('Approve', 'approve ' + code.userCode, () => change('POST', path + '/approve', { user: select.value }), { className: 'primary', disabled: !users.length }),
              button('Deny', 'deny ' + code.userCode, () => change('POST', path + '/deny'))),
            ...(users.length ? [] : [make('span', { className: 'dim', textContent: 'Add a user first.' })]));
        }

        async function refreshFaults() {
          const faults = (await call('GET', '/faults')).value;
          $('remove-faults').disabled = !faults.length;
          render('faults', faults, () => faults.length ? faults.map(fault => make('li', {},
            make('strong', { textContent: fault.summary }),
            make('div', { className: 'dim', textContent: (fault.times ? 'For the next ' + (fault.times > 1 ? fault.times + ' requests' : 'request') : 'Until ' + fault.endsAt) + ': '
              + (fault.method ?? 'every method') + ', ' + (fault.path ?? 'every path') })))
            : [make('li', { className: 'dim', textContent: 'No faults. Requests receive their usual responses.' })]);
        }

        $('add-fault').onsubmit = event => {
          event.preventDefault();
          const { what, times, path, delaySeconds } = values(event.target);
          const fault = { times: Number(times) };
          if (path) fault.path = path;
          if (Number(delaySeconds)) fault.delaySeconds = Number(delaySeconds);
          if (/^[0-9]/.test(what)) fault.status = Number(what); else fault.kind = what;
          if (what === '429') fault.retryAfter = 5;
          change('POST', '/faults', fault);
        };
        $('remove-faults').onclick = () => change('DELETE', '/faults');
        """#

    /// Returns states as the elements of a JavaScript array.
    private static func list(_ states: [(availability: PresenceAvailability, activity: PresenceActivity)]) -> String {
        states.map { "'\($0.availability.rawValue)/\($0.activity.rawValue)'" }.joined(separator: ", ")
    }
}
