extension Page {
    /// The list of users, the selected user, device codes, and faults.
    static let scriptUsers = #"""
        const states = {
          session: ['Available/Available', 'Busy/InACall', 'Busy/InAConferenceCall', 'Away/Away', 'DoNotDisturb/Presenting'],
          preferred: ['Available/Available', 'Busy/Busy', 'DoNotDisturb/DoNotDisturb', 'BeRightBack/BeRightBack', 'Away/Away', 'Offline/OffWork'],
          teams: ['Available/Available', 'Busy/InACall', 'Busy/InAMeeting', 'DoNotDisturb/Presenting', 'BeRightBack/BeRightBack', 'Away/Away'],
        };
        for (const select of document.querySelectorAll('[data-states]'))
          select.append(...states[select.dataset.states].map(text => make('option', { textContent: text })));

        const stateText = ({ availability, activity }) => availability === activity ? availability : availability + ', ' + activity;
        const dot = ({ availability }) => make('span', { className: 'dot ' + availability, ariaHidden: 'true' });

        async function refreshUsers() {
          const search = $('search').value.trim();
          const [list, user] = await Promise.all([
            call('GET', '/users?top=100&search=' + encodeURIComponent(search)),
            state.selected ? call('GET', '/users/' + state.selected) : null,
          ]);
          state.users = list.value;
          $('user-count').textContent = list.count > list.value.length ? list.value.length + ' of ' + list.count : list.count;
          $('user-list').replaceChildren(...list.value.map(userItem));
          if (!list.count) $('user-list').append(make('li', { className: 'dim', textContent: search ? 'No user matches.' : 'No users yet. Add one below.' }));
          showUser(user);
        }

        function userItem(user) {
          const button = make('button', { onclick: () => { state.selected = user.id; refresh(); } }, dot(user.presence),
            make('span', { textContent: user.displayName }), make('span', { className: 'dim', textContent: stateText(user.presence) }));
          button.setAttribute('aria-pressed', String(user.id === state.selected));
          return make('li', {}, button);
        }

        function showUser(user) {
          $('user').hidden = !user;
          if (!user) return;
          $('user-title').textContent = user.displayName;
          $('user-id').textContent = user.id;
          $('user-upn').textContent = user.userPrincipalName;
          $('presence').replaceChildren(dot(user.presence), ' ', stateText(user.presence));
          $('why').textContent = why(user);
          $('sessions').replaceChildren(...user.sessions.map(session => sessionRow(user, session)));
          if (!user.sessions.length) $('sessions').append(make('tr', {}, make('td', { colSpan: 5, className: 'dim', textContent: 'No sessions.' })));
          showFacts(user);
          showTimeline(user);
        }

        function why(user) {
          if (user.decidedBy === 'session') return 'The session with the highest precedence decides: ' + user.decidingSession + '.';
          if (user.decidedBy === 'preferredPresence') return 'The preferred presence takes precedence over the sessions.';
          return user.preferredPresence
            ? 'A preferred presence has an effect only while the user has a session, and there is none.'
            : 'The user has no session, so the presence is Offline.';
        }

        function sessionRow(user, session) {
          const isTeams = session.kind === 'teamsClient';
          const faded = stateText(session.now) !== stateText(session.set) ? ' (set as ' + stateText(session.set) + ')' : '';
          const end = make('button', {
            textContent: isTeams ? 'Sign out' : 'Clear',
            onclick: () => isTeams
              ? change('POST', '/users/' + user.id + '/signOut', { teamsClient: session.id })
              : change('POST', '/users/' + user.id + '/clearPresence', { sessionId: session.id }),
          });
          return make('tr', {},
            make('td', {}, make('code', { textContent: session.id }), isTeams ? ' (Teams)' : ''),
            make('td', {}, dot(session.now), ' ', stateText(session.now) + faded),
            countdown(session.changesAt), countdown(session.expiresAt), make('td', {}, end));
        }

        function countdown(text) {
          const cell = make('td', { textContent: duration(text) });
          if (text) cell.dataset.until = text;
          return cell;
        }

        // Updates the countdowns, and returns whether one has ended.
        function showCountdowns() {
          let hasEnded = false;
          for (const cell of document.querySelectorAll('[data-until]')) {
            cell.textContent = duration(cell.dataset.until);
            hasEnded ||= new Date(cell.dataset.until) <= now();
          }
          return hasEnded;
        }

        function showFacts(user) {
          const preference = user.preferredPresence;
          const location = user.workLocation;
          const facts = [
            ['Preferred presence', preference ? stateText(preference.state) + ', expires in ' + duration(preference.expiresAt) : 'none'],
            ['Status message', user.statusMessage?.content ?? 'none'],
            ['Out of office', user.isOutOfOffice ? 'yes' : 'no'],
            ['Work location', location?.workLocationType && location.workLocationType !== 'unspecified'
              ? location.workLocationType + ' (' + location.source + ')' : 'none'],
          ];
          $('facts').replaceChildren(...facts.flatMap(([name, value]) => [make('dt', { textContent: name }), make('dd', { textContent: value })]));
        }

        function showTimeline(user) {
          const image = $('timeline');
          image.alt = 'The presence of ' + user.displayName + ' over the last and the coming hours';
          image.onload = () => { image.hidden = false; };
          image.onerror = () => { image.hidden = true; };
          image.src = '/emulator/users/' + user.id + '/timeline.svg?at=' + encodeURIComponent(now().toISOString());
        }

        $('search').oninput = () => refresh();
        $('add-user').onsubmit = async event => {
          event.preventDefault();
          const user = await change('POST', '/users', values(event.target));
          if (!user) return;
          event.target.reset();
          state.selected = user.id;
          refresh();
        };
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
            change('POST', '/users/' + state.selected + '/' + form.dataset.action, body);
          };
        }
        for (const button of document.querySelectorAll('[data-call]'))
          button.onclick = () => change('POST', '/users/' + state.selected + '/' + button.dataset.call);

        async function refreshCodes() {
          const codes = (await call('GET', '/deviceCodes')).value;
          const kept = new Map([...document.querySelectorAll('#codes select')].map(select => [select.dataset.code, select.value]));
          $('codes').replaceChildren(...codes.map(code => codeItem(code, kept.get(code.userCode))));
          if (!codes.length) $('codes').append(make('li', { className: 'dim', textContent: 'No sign-in waits for its user.' }));
        }

        function codeItem(code, chosen) {
          const select = make('select', {}, ...state.users.map(user => make('option', { value: user.id, textContent: user.displayName })));
          select.dataset.code = code.userCode;
          if (chosen) select.value = chosen;
          const path = '/deviceCodes/' + encodeURIComponent(code.userCode);
          return make('li', {}, make('strong', { textContent: code.userCode }), ' for ', make('code', { textContent: code.clientId }), ' ',
            make('label', {}, 'Sign in as ', select), ' ',
            make('button', { textContent: 'Approve', disabled: !state.users.length, onclick: () => change('POST', path + '/approve', { user: select.value }) }), ' ',
            make('button', { textContent: 'Deny', onclick: () => change('POST', path + '/deny') }));
        }

        async function refreshFaults() {
          const faults = (await call('GET', '/faults')).value;
          $('faults').replaceChildren(...faults.map(fault => make('li', {
            textContent: fault.times + ' × ' + (fault.method ?? 'any method') + ' ' + (fault.path ?? 'any path') + ': ' + fault.summary })));
          if (!faults.length) $('faults').append(make('li', { className: 'dim', textContent: 'No faults.' }));
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
}
