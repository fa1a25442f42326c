// SPDX-License-Identifier: MIT

extension Page {
    /// The elements of the page. The script fills the elements that have an ID.
    static let body = #"""
        <header>
          <div class="brand">
            <h1><svg class="logo" viewBox="0 0 24 24" aria-hidden="true"><circle cx="11" cy="11" r="10"/><circle class="mark" cx="17.5" cy="17.5" r="5.5"/></svg>Presence emulator</h1>
            <span id="connection" class="badge" role="status">Connecting</span>
            <button id="copy-base" class="quiet" title="Copy the base URL">Base URL</button>
          </div>
          <section id="clock" aria-label="Clock">
            <output id="now" aria-label="Emulator time"></output>
            <div class="group">
              <button data-advance="PT1M">+1 min</button><button data-advance="PT5M">+5 min</button><button data-advance="PT60M">+60 min</button>
            </div>
            <button id="freeze" aria-pressed="false">Freeze</button>
            <form id="set-time">
              <label><span class="hidden">New time</span><input name="instant" placeholder="2026-01-31T12:00:00Z" size="20" required></label>
              <button>Set time</button>
            </form>
            <button id="reset" class="quiet">Reset…</button>
          </section>
          <p id="message" role="alert"></p>
        </header>
        <main>
          <section id="users" aria-labelledby="users-title">
            <h2 id="users-title">Users <small id="user-count"></small></h2>
            <label class="field"><span class="hidden">Search users</span><input id="search" type="search" placeholder="Search by name or ID"></label>
            <ul id="user-list"></ul>
            <form id="add-user" class="stack">
              <h3>Add a user</h3>
              <label class="field">Name<input name="displayName" required maxlength="256" placeholder="Adele Vance" autocomplete="off"></label>
              <label class="field">Object ID<input name="id" placeholder="Random" autocomplete="off" title="A GUID" pattern="[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"></label>
              <button class="primary">Add user</button>
            </form>
          </section>
          <section id="user" aria-labelledby="user-title">
            <div id="no-user" class="empty">
              <h2>No user selected</h2>
              <p>Add a user, or send a request that sets a presence. Every object ID is valid. Every access token is valid until you register a token or an application.</p>
              <pre id="example"></pre>
            </div>
            <div id="details" hidden>
              <div class="person">
                <div id="avatar" class="avatar" aria-hidden="true"></div>
                <div class="names">
                  <h2 id="user-title"></h2>
                  <p class="dim"><span id="user-upn"></span><br><code id="user-id"></code> <button id="copy-id" class="quiet">Copy ID</button></p>
                </div>
                <div class="now-shown"><p id="presence"></p><p id="why" class="dim"></p></div>
              </div>
              <img id="timeline" alt="" hidden>
              <h3 id="sessions-title">Sessions</h3>
              <div class="scroll">
                <table aria-labelledby="sessions-title">
                  <thead><tr><th scope="col">Set by</th><th scope="col">State</th><th scope="col">Changes in</th><th scope="col">Expires in</th><th scope="col"><span class="hidden">Action</span></th></tr></thead>
                  <tbody id="sessions"></tbody>
                </table>
              </div>
              <dl id="facts"></dl>
              <h3>Change the presence</h3>
              <div class="forms">
                <form data-action="setPresence" class="stack">
                  <h4>Application session</h4>
                  <label class="field">Session ID<input name="sessionId" value="22553876-f5ab-4529-bffb-cfe50aa89f87" required></label>
                  <label class="field">State<select name="state" data-states="session"></select></label>
                  <label class="field">Expires after<input name="expirationDuration" placeholder="PT5M"></label>
                  <button class="primary">Set session</button>
                </form>
                <form data-action="signIn" class="stack">
                  <h4>Teams client</h4>
                  <label class="field">Client<input name="teamsClient" value="desktop" required></label>
                  <label class="field">State<select name="state" data-states="teams"></select></label>
                  <button class="primary">Sign in</button>
                </form>
                <form data-action="setUserPreferredPresence" class="stack">
                  <h4>Preferred presence</h4>
                  <label class="field">State<select name="state" data-states="preferred"></select></label>
                  <label class="field">Expires after<input name="expirationDuration" placeholder="1 day or 7 days"></label>
                  <div class="row"><button class="primary">Set preference</button><button type="button" data-call="clearUserPreferredPresence">Clear</button></div>
                </form>
                <form data-action="setStatusMessage" class="stack">
                  <h4>Status message</h4>
                  <label class="field">Text<input name="content" maxlength="280" placeholder="Leave empty to remove the message"></label>
                  <button class="primary">Set message</button>
                </form>
                <form data-action="setManualLocation" class="stack">
                  <h4>Work location</h4>
                  <label class="field">Type<select name="workLocationType"><option value="office">Office</option><option value="remote">Remote</option><option value="timeOff">Time off</option></select></label>
                  <div class="row"><button class="primary">Set location</button><button type="button" data-call="clearLocation">Clear</button></div>
                </form>
                <form data-action="setOutOfOffice" class="stack">
                  <h4>Out of office</h4>
                  <label class="field">Message<input name="message" maxlength="280"></label>
                  <div class="row"><button class="primary">Set out of office</button><button type="button" id="in-office">Clear</button></div>
                </form>
              </div>
            </div>
          </section>
          <div class="side">
            <section id="sign-ins" aria-labelledby="codes-title">
              <h2 id="codes-title">Device codes</h2>
              <ul id="codes"></ul>
            </section>
            <section id="fault-panel" aria-labelledby="faults-title">
              <h2 id="faults-title">Faults</h2>
              <ul id="faults"></ul>
              <form id="add-fault" class="stack">
                <label class="field">Response
                  <select name="what">
                    <option value="503">503 Service Unavailable</option>
                    <option value="429">429 Too Many Requests, retry after 5 s</option>
                    <option value="500">500 Internal Server Error</option>
                    <option value="401">401 Unauthorized</option>
                    <option value="drop">Drop the connection</option>
                    <option value="reset">Reset the connection</option>
                    <option value="silence">No response</option>
                  </select>
                </label>
                <div class="row">
                  <label class="field">Requests<input name="times" type="number" min="1" value="1"></label>
                  <label class="field">Delay (seconds)<input name="delaySeconds" type="number" min="0" step="0.5" value="0"></label>
                </div>
                <label class="field">Path<input name="path" placeholder="Every path"></label>
                <div class="row"><button class="primary">Add fault</button><button type="button" id="remove-faults">Remove all</button></div>
              </form>
            </section>
          </div>
          <section id="log" aria-labelledby="log-title">
            <div class="bar">
              <h2 id="log-title">Requests <small id="request-count"></small></h2>
              <label><span class="hidden">Filter requests</span><input id="filter" type="search" placeholder="Filter by method, path, caller, or status"></label>
              <button id="clear-requests">Clear</button>
            </div>
            <div id="requests"></div>
          </section>
        </main>
        """#
}
