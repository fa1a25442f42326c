// SPDX-License-Identifier: MIT

extension Page {
    /// The list of users and the selected user.
    static let scriptUsers = #"""
        const stateText = ({ availability, activity }) => availability === activity ? availability : availability + ', ' + activity;
        const dot = ({ availability }) => make('span', { className: 'dot ' + availability, ariaHidden: 'true' });
        const words = text => { const all = text.replace(/[A-Z]/g, letter => ' ' + letter.toLowerCase()); return all[0].toUpperCase() + all.slice(1); };

        async function refreshUsers() {
          const search = $('search').value.trim();
          const list = await call('GET', '/users?top=100&search=' + encodeURIComponent(search));
          let user = list.value.find(user => user.id === state.selected);
          const isComplete = !search && list.count === list.value.length;
          if (!user && state.selected && !isComplete) user = await call('GET', '/users/' + encodeURIComponent(state.selected)).catch(() => null);
          user ??= search ? null : list.value[0];
          state.users = list.value;
          state.user = user;
          state.selected = user?.id ?? '';
          state.nextChange = Math.min(...[user, ...list.value].filter(Boolean).flatMap(changesOf));
          $('user-count').textContent = list.count > list.value.length ? list.value.length + ' of ' + list.count.toLocaleString('en') : list.count;
          render('user-list', [list.value.map(user => [user.id, user.displayName, user.presence, user.status]), state.selected, search], () =>
            list.count ? list.value.map(userItem) : [make('li', { className: 'dim', textContent: search ? 'No matching users.' : 'No users yet.' })]);
          showUser(user);
        }

        // Returns the instants at which a user's state changes if nothing else happens.
        function changesOf(user) {
          const instants = [user.preferredPresence?.expiresAt, user.statusMessage?.expiresAt];
          for (const session of user.sessions) instants.push(session.changesAt, session.expiresAt);
          return instants.filter(Boolean).map(Date.parse).filter(instant => instant > now());
        }

        function select(id) {
          state.selected = id;
          history.replaceState(null, '', '#' + id);
          return refresh();
        }

        function userItem(user) {
          const item = button('', user.id, () => select(user.id));
          item.append(dot(user.presence), make('span', { className: 'name', textContent: user.displayName }),
            make('span', { className: 'dim', textContent: words(user.status) }));
          if (user.id === state.selected) item.setAttribute('aria-current', 'true');
          return make('li', {}, item);
        }

        function showUser(user) {
          $('no-user').hidden = Boolean(user);
          $('details').hidden = !user;
          if (!user) return;
          $('user-title').textContent = user.displayName;
          $('user-id').textContent = user.id;
          $('user-upn').textContent = user.userPrincipalName;
          $('why').textContent = why(user);
          const initials = user.displayName.split(/\s+/).filter(Boolean).map(word => [...word][0]);
          render('avatar', [initials, user.presence], () => [(initials[0] ?? '') + (initials.length > 1 ? initials.at(-1) : ''), dot(user.presence)]);
          render('presence', [user.status, user.presence], () => [words(user.status), make('span', { className: 'dim', textContent: user.presence.availability + ' / ' + user.presence.activity })]);
          render('sessions', [user.id, user.sessions], () => user.sessions.length ? user.sessions.map(session => sessionRow(user, session))
            : [make('tr', {}, make('td', { colSpan: 5, className: 'dim', textContent: 'No sessions. The user is offline.' }))]);
          showFacts(user);
          showTimeline(user);
          showCountdowns();
        }

        function why(user) {
          if (user.decidedBy === 'session') return user.sessions.length === 1 ? 'Determined by the only session.' : 'Determined by the session with the highest precedence, ' + user.decidingSession + '.';
          if (user.decidedBy === 'preferredPresence') return 'The preferred presence takes precedence over the sessions.';
          return user.preferredPresence ? 'The preferred presence has no effect without a session.' : 'Users without a session are offline.';
        }

        function sessionRow(user, session) {
          const isTeams = session.kind === 'teamsClient';
          const isFaded = stateText(session.now) !== stateText(session.set);
          const path = '/users/' + user.id;
          const end = isTeams
            ? button('Sign out', 'out ' + session.id, () => change('POST', path + '/signOut', { teamsClient: session.id }))
            : button('Clear', 'clear ' + session.id, () => change('POST', path + '/clearPresence', { sessionId: session.id }));
          const name = isTeams ? 'Teams client' : 'Application';
          end.setAttribute('aria-label', end.textContent + ' ' + session.id);
          return make('tr', {},
            make('td', {}, make('span', { className: 'dim', textContent: name }), make('code', { textContent: session.id })),
            make('td', {}, dot(session.now), ' ' + stateText(session.now), ...(isFaded ? [make('span', { className: 'dim', textContent: 'set as ' + stateText(session.set) })] : [])),
            labeled('Changes in', countdown('td', session.changesAt)), labeled('Expires in', countdown('td', session.expiresAt)), make('td', {}, end));
        }

        function labeled(label, cell) {
          cell.dataset.label = label;
          return cell;
        }

        function showCountdowns() {
          for (const element of document.querySelectorAll('[data-until]')) {
            const text = duration(element.dataset.until);
            if (element.textContent !== text) element.textContent = text;
          }
        }

        function showFacts(user) {
          const { preferredPresence: preference, statusMessage: message, workLocation: location } = user;
          const until = value => value?.expiresAt ? [', expires in ', countdown('span', value.expiresAt)] : [];
          render('facts', [preference, message, user.isOutOfOffice, location], () => [
            ['Preferred presence', preference ? stateText(preference.state) : 'None', ...until(preference)],
            ['Status message', message?.content ?? 'None', ...until(message)],
            ['Work location', location?.workLocationType && location.workLocationType !== 'unspecified' ? words(location.workLocationType) + ' (' + location.source + ')' : 'None'],
            ['Out of office', user.isOutOfOffice ? 'Yes' : 'No'],
          ].map(([name, ...value]) => make('div', {}, make('dt', { textContent: name }), make('dd', {}, ...value))));
        }

        function showTimeline(user) {
          const image = $('timeline');
          const start = new Date(Math.floor(now() / 1000) * 1000 - 2 * 3600 * 1000);
          const width = Math.min(900, Math.max(400, $('user').clientWidth - 36));
          const source = '/emulator/users/' + user.id + '/timeline.svg?width=' + width + '&from=' + start.toISOString();
          const key = JSON.stringify([user, Math.floor(now() / 60000), width, state.frozen && now()]);
          if (rendered.get('timeline') === key) return;
          rendered.set('timeline', key);
          image.alt = 'The presence of ' + user.displayName + ' in the last 2 hours and the next 4 hours';
          image.onload = () => { image.hidden = false; };
          image.onerror = () => { image.hidden = true; };
          image.src = source;
        }

        window.onresize = () => { if (state.user) showTimeline(state.user); };
        $('search').oninput = () => refresh();
        $('copy-id').onclick = event => copy(event.target, state.selected);
        """#
}
