extension Page {
    /// The styles, with colors for a light and a dark appearance.
    static let style = #"""
        :root { color-scheme: light dark; --back: #f6f7f9; --card: #fff; --text: #1b1f24; --dim: #57606a; --line: #d0d7de;
          --accent: #4f52b2; --on-accent: #fff; --bad: #b3261e; --green: #1e7b34; --red: #b3261e; --amber: #8a5a00; --grey: #57606a; }
        @media (prefers-color-scheme: dark) { :root { --back: #14161a; --card: #1d2025; --text: #e8eaed; --dim: #a5adb8;
          --line: #3a4048; --accent: #9ea2ff; --on-accent: #14161a; --bad: #ff8a80; --green: #6fd38a; --red: #ff8a80; --amber: #f2c166; --grey: #a5adb8; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--back); color: var(--text); font: 15px/1.45 system-ui, sans-serif; }
        h1 { font-size: 1.3rem; margin: 0; } h2 { font-size: 1.1rem; margin: 0 0 .6rem; } h3 { font-size: .95rem; margin: 0 0 .4rem; }
        small, .dim { color: var(--dim); font-weight: normal; }
        header { padding: .8rem 1rem; border-bottom: 1px solid var(--line); background: var(--card); }
        header p { margin: .3rem 0; }
        main { display: grid; gap: 1rem; padding: 1rem; grid-template-columns: minmax(0, 1fr); max-width: 1600px; margin: 0 auto; }
        main > section { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 1rem; min-width: 0; }
        @media (min-width: 900px) { main { grid-template-columns: minmax(17rem, 1fr) minmax(0, 2.4fr); }
          #user { grid-row: span 3; } #log { grid-column: 1 / -1; } }
        #clock, form { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end; margin-top: .5rem; }
        #now { font-size: 1.1rem; font-variant-numeric: tabular-nums; min-width: 12.5rem; align-self: center; }
        .forms { display: grid; gap: .8rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); margin-top: 1rem; }
        .forms form { border: 1px solid var(--line); border-radius: 6px; padding: .7rem; align-content: start; margin: 0; }
        .forms h3 { width: 100%; }
        label { display: inline-flex; flex-direction: column; gap: .15rem; color: var(--dim); font-size: .85rem; max-width: 100%; }
        #set-time label { flex-direction: row; align-items: center; }
        label.wide { display: flex; }
        input, select, button { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--dim);
          border-radius: 5px; padding: .3rem .5rem; max-width: 100%; min-height: 2rem; }
        button { cursor: pointer; background: var(--back); }
        button:hover { border-color: var(--accent); }
        form > button:first-of-type { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
        :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
        ul { list-style: none; margin: .6rem 0; padding: 0; max-height: 28rem; overflow: auto; }
        #user-list button { width: 100%; text-align: left; border-color: transparent; background: none; display: flex; gap: .5rem; align-items: center; }
        #user-list button[aria-pressed="true"] { background: var(--back); border-color: var(--accent); }
        #user-list span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
        #user-list .dim { margin-left: auto; font-size: .85rem; flex: none; }
        .dot { flex: none; width: .8rem; height: .8rem; border-radius: 50%; background: var(--grey); display: inline-block; }
        .Available, .AvailableIdle { background: var(--green); } .Busy, .BusyIdle, .DoNotDisturb { background: var(--red); }
        .Away, .BeRightBack { background: var(--amber); }
        .badge { border: 1px solid currentColor; border-radius: 1rem; padding: .05rem .6rem; font-size: .85rem; }
        .live { color: var(--green); } .lost, #message { color: var(--bad); }
        #presence { font-size: 1.2rem; margin: .3rem 0; }
        #timeline { width: 100%; height: auto; margin: .6rem 0; }
        table { border-collapse: collapse; width: 100%; font-size: .9rem; } caption { text-align: left; color: var(--dim); }
        th, td { text-align: left; padding: .3rem .5rem .3rem 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
        dl { display: grid; grid-template-columns: auto 1fr; gap: .2rem 1rem; } dt { color: var(--dim); } dd { margin: 0; overflow-wrap: anywhere; }
        code, pre { font: .85rem ui-monospace, monospace; overflow-wrap: anywhere; white-space: pre-wrap; margin: .2rem 0; }
        #requests { margin-top: .6rem; max-height: 40rem; overflow: auto; }
        details { border-top: 1px solid var(--line); padding: .3rem 0; }
        summary { cursor: pointer; display: grid; gap: .3rem .7rem; grid-template-columns: 3rem 3.5rem minmax(0, 1fr) 3.5rem; }
        summary .path { overflow-wrap: anywhere; } .unmatched .path { color: var(--bad); }
        summary .extra { grid-column: 3 / -1; color: var(--dim); font-size: .85rem; }
        .failed { color: var(--bad); font-weight: 600; }
        @media (prefers-reduced-motion: no-preference) { details { scroll-behavior: smooth; } }
        """#
}
