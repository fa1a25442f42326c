extension Page {
    /// The elements of the page. The script fills those with an ID.
    static let body = #"""
        <header>
          <h1>Presence emulator</h1>
          <p><span id="connection" class="badge" role="status">connecting</span> <code id="base"></code></p>
          <section id="clock" aria-label="Clock">
            <output id="now"></output>
            <button data-advance="PT1M">+1 min</button>
            <button data-advance="PT5M">+5 min</button>
            <button data-advance="PT60M">+60 min</button>
            <button id="freeze" aria-pressed="false">Freeze</button>
            <form id="set-time">
              <label>Set to <input name="instant" placeholder="2026-01-31T12:00:00Z" size="22" required></label>
              <button>Set</button>
            </form>
            <button id="reset">Reset…</button>
          </section>
          <p id="message" role="alert"></p>
        </header>
        <main>
          <section id="users" aria-labelledby="users-title">
            <h2 id="users-title">Users <small id="user-count"></small></h2>
            <label class="wide">Search <input id="search" type="search" placeholder="Name or ID"></label>
            <ul id="user-list"></ul>
            <form id="add-user">
              <label>Name <input name="displayName" required maxlength="256"></label>
              <label>ID <input name="id" placeholder="random" size="36" pattern="[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"></label>
              <button>Add user</button>
            </form>
          </section>
          <section id="user" aria-labelledby="user-title" hidden>
            <h2 id="user-title"></h2>
            <p><code id="user-id"></code> <span id="user-upn"></span></p>
            <p id="presence"></p>
            <p id="why"></p>
            <img id="timeline" alt="" hidden>
            <table>
              <caption>Sessions</caption>
              <thead><tr><th scope="col">Set by</th><th scope="col">State</th><th scope="col">Changes in</th><th scope="col">Expires in</th><th scope="col">Action</th></tr></thead>
              <tbody id="sessions"></tbody>
            </table>
            <dl id="facts"></dl>
            <div class="forms">
              <form data-action="setPresence">
                <h3>Session of an application</h3>
                <label>Session ID <input name="sessionId" value="22553876-f5ab-4529-bffb-cfe50aa89f87" required></label>
                <label>State <select name="state" data-states="session"></select></label>
                <label>Expires after <input name="expirationDuration" placeholder="PT5M" size="8"></label>
                <button>Set session</button>
              </form>
              <form data-action="signIn">
                <h3>Teams client</h3>
                <label>Client <input name="teamsClient" value="desktop" required></label>
                <label>State <select name="state" data-states="teams"></select></label>
                <button>Sign in</button>
              </form>
              <form data-action="setUserPreferredPresence">
                <h3>Preferred presence</h3>
                <label>State <select name="state" data-states="preferred"></select></label>
                <label>Expires after <input name="expirationDuration" placeholder="default" size="8"></label>
                <button>Set preference</button>
                <button type="button" data-call="clearUserPreferredPresence">Clear</button>
              </form>
              <form data-action="setStatusMessage">
                <h3>Status message</h3>
                <label>Text <input name="content" maxlength="280"></label>
                <button>Set message</button>
              </form>
              <form data-action="setManualLocation">
                <h3>Work location</h3>
                <label>Type <select name="workLocationType"><option>office</option><option>remote</option><option>timeOff</option></select></label>
                <button>Set location</button>
                <button type="button" data-call="clearLocation">Clear</button>
              </form>
            </div>
          </section>
          <section aria-labelledby="codes-title">
            <h2 id="codes-title">Device codes</h2>
            <ul id="codes"></ul>
          </section>
          <section aria-labelledby="faults-title">
            <h2 id="faults-title">Faults</h2>
            <ul id="faults"></ul>
            <form id="add-fault">
              <label>Next <input name="times" type="number" min="1" value="1"> requests</label>
              <label>Path <input name="path" placeholder="every path"></label>
              <label>What happens
                <select name="what">
                  <option value="503">503 Service Unavailable</option>
                  <option value="429">429 Too Many Requests, retry after 5 s</option>
                  <option value="500">500 Internal Server Error</option>
                  <option value="401">401 Unauthorized</option>
                  <option value="drop">Drop the connection</option>
                  <option value="reset">Reset the connection</option>
                  <option value="silence">Send no response</option>
                </select>
              </label>
              <label>After <input name="delaySeconds" type="number" min="0" step="0.5" value="0"> s</label>
              <button>Add fault</button>
              <button type="button" id="remove-faults">Remove all</button>
            </form>
          </section>
          <section id="log" aria-labelledby="log-title">
            <h2 id="log-title">Requests <small id="request-count"></small></h2>
            <label class="wide">Filter <input id="filter" type="search" placeholder="Method, path, caller, or status"></label>
            <button id="clear-requests">Clear</button>
            <div id="requests"></div>
          </section>
        </main>
        """#
}
