// SPDX-License-Identifier: MIT

extension Page {
    /// The styles, with colors for a light and a dark appearance.
    static let style = [styleBase, styleParts].joined(separator: "\n")

    /// The style rules for colors, the layout, and forms.
    private static let styleBase = #"""
        :root { color-scheme: light dark; --back: #f4f5f8; --card: #fff; --soft: #f4f5f8; --text: #1b1f24; --dim: #5a636e; --line: #dfe2e8;
          --edge: #858e99; --accent: #4f52b2; --accent-hover: #3d3f94; --on-accent: #fff; --tint: #ebebfa; --bad: #b3261e; --good: #17692d;
          --green: #2b8a3e; --red: #c92a2a; --amber: #c77700; --grey: #747d88; --shadow: 0 1px 2px rgb(0 0 0 / .06); }
        @media (prefers-color-scheme: dark) { :root { --back: #111317; --card: #1c1c1e; --soft: #26282d; --text: #f0f1f4; --dim: #aab1bb; --line: #34373d;
          --edge: #7b838e; --accent: #a5a8ff; --accent-hover: #c3c5ff; --on-accent: #14161a; --tint: #2b2c4a; --bad: #ff9189; --good: #6fd38a;
          --green: #51cf66; --red: #ff6b6b; --amber: #fcc419; --grey: #98a1ac; --shadow: none; } }
        *, ::before, ::after { box-sizing: border-box; }
        [hidden] { display: none !important; }
        body { margin: 0; background: var(--back); color: var(--text); font: 15px/1.5 system-ui, "Segoe UI", Roboto, sans-serif; }
        h1, h2, h3, h4, p, ul, dl, dd, pre { margin: 0; padding: 0; }
        h1 { font-size: 1.1rem; font-weight: 650; display: flex; align-items: center; gap: .5rem; white-space: nowrap; }
        h2 { font-size: 1.05rem; font-weight: 650; } h3 { font-size: .95rem; font-weight: 650; margin: 1.2rem 0 .5rem; } h4 { font-size: .9rem; font-weight: 650; }
        small, .dim { color: var(--dim); font-weight: normal; font-size: .85rem; }
        .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        header { position: sticky; top: 0; z-index: 1; background: var(--card); border-bottom: 1px solid var(--line); padding: .6rem 1.25rem;
          display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: center; justify-content: space-between; }
        #user { align-self: stretch; display: grid; } #user > * { min-width: 0; } #no-user { align-content: center; } .brand, #clock { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; min-width: 0; }
        .logo { width: 1.6rem; height: 1.6rem; fill: var(--accent); } .logo .mark { fill: var(--green); stroke: var(--card); stroke-width: 2; }
        .badge { border-radius: 1rem; padding: .05rem .65rem; font-size: .8rem; font-weight: 600; background: var(--soft); color: var(--dim); }
        .badge::before { content: ""; display: inline-block; width: .5rem; height: .5rem; border-radius: 50%; background: currentColor; margin-right: .4rem; }
        .live { color: var(--good); } .lost, #message, .failed { color: var(--bad); }
        #now { font-size: 1.05rem; font-weight: 600; font-variant-numeric: tabular-nums; min-width: 13rem; }
        #message { width: 100%; font-weight: 600; } #message:empty { display: none; }
        main { display: grid; gap: 1rem; padding: 1rem 1.25rem 2rem; grid-template-columns: minmax(0, 1fr); max-width: 1680px; margin: 0 auto; align-items: start; }
        main section { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 1rem 1.1rem; min-width: 0; box-shadow: var(--shadow); }
        .side { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); align-items: start; min-width: 0; }
        @media (min-width: 860px) { main { grid-template-columns: 18rem minmax(0, 1fr); } .side, #log { grid-column: 1 / -1; } }
        @media (min-width: 1280px) { main { grid-template-columns: 18rem minmax(0, 1fr) 19rem; } .side { grid-column: auto; grid-template-columns: minmax(0, 1fr); } }
        @media (max-width: 560px) { header, main { padding-left: .75rem; padding-right: .75rem; } main { gap: .75rem; } #set-time, #set-time label { flex: 1; } header { position: static; } }
        button, input, select { font: inherit; font-size: .9rem; color: inherit; background: var(--card); border: 1px solid var(--edge); border-radius: 6px;
          padding: .3rem .65rem; min-height: 2.1rem; max-width: 100%; min-width: 0; }
        input, select { background: var(--card); width: 100%; } ::placeholder { color: var(--dim); opacity: 1; }
        button { cursor: pointer; font-weight: 550; white-space: nowrap; } button:hover { background: var(--soft); }
        button:disabled { cursor: default; color: var(--dim); border-style: dashed; }
        button.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); } button.primary:hover { background: var(--accent-hover); }
        button.quiet { border-color: transparent; background: none; color: var(--accent); min-height: 1.6rem; padding: .1rem .45rem; font-size: .85rem; }
        #copy-base { font: .82rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; } button.quiet:hover { background: var(--tint); } button[aria-pressed="true"] { background: var(--tint); border-color: var(--accent); color: var(--accent); }
        :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
        .group { display: flex; } .group button { border-radius: 0; margin-left: -1px; } .group button:first-child { border-radius: 6px 0 0 6px; margin: 0; } .group button:last-child { border-radius: 0 6px 6px 0; }
        form { margin: 0; } #set-time, .row, .bar { display: flex; gap: .5rem; align-items: end; } .row > label { flex: 1; min-width: 0; }
        .stack { display: grid; gap: .6rem; align-content: start; } .stack > button, .stack > .row > button { justify-self: start; }
        .field { display: grid; gap: .2rem; color: var(--dim); font-size: .82rem; min-width: 0; } .field input, .field select { color: var(--text); }
        code, pre { font: .82rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere; white-space: pre-wrap; }
        """#

    /// The style rules for the parts of the page.
    private static let styleParts = #"""
        ul { list-style: none; }
        main h2 { margin-bottom: .6rem; } .names h2, .bar h2, .empty h2 { margin: 0; }
        #user-list { margin: .5rem -.5rem .9rem; max-height: 26rem; overflow: auto; padding: .25rem .5rem; }
        #user-list button { width: 100%; border-color: transparent; background: none; display: grid; grid-template-columns: auto minmax(0, 1fr); column-gap: .6rem;
          align-items: center; text-align: left; padding: .35rem .5rem; line-height: 1.3; }
        #user-list button:hover { background: var(--soft); } #user-list button[aria-current="true"] { background: var(--tint); }
        #user-list .name, #user-list .dim { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; } #user-list .dim { grid-column: 2; font-size: .8rem; }
        #add-user { border-top: 1px solid var(--line); padding-top: .9rem; } #add-user h3 { margin: 0; }
        .dot { flex: none; width: .8rem; height: .8rem; border-radius: 50%; border: 2px solid var(--grey); display: inline-block; position: relative; }
        .Available { background: var(--green); border-color: var(--green); } .AvailableIdle { border-color: var(--green); }
        .Busy, .DoNotDisturb { background: var(--red); border-color: var(--red); } .BusyIdle { border-color: var(--red); }
        .DoNotDisturb::after { content: ""; position: absolute; left: 0; right: 0; top: calc(50% - 1px); height: 2px; background: var(--card); }
        .Away, .BeRightBack { background: var(--amber); border-color: var(--amber); }
        .empty { text-align: center; padding: 2.5rem 1rem; color: var(--dim); display: grid; gap: .7rem; justify-items: center; } .empty h2 { color: var(--text); }
        .empty pre, #requests pre { background: var(--soft); border-radius: 6px; padding: .6rem .8rem; text-align: left; color: var(--text); max-width: 100%; }
        .person { display: flex; flex-wrap: wrap; gap: .9rem 1rem; align-items: center; }
        .avatar { flex: none; width: 3.2rem; height: 3.2rem; border-radius: 50%; background: var(--tint); color: var(--accent); display: grid; place-items: center;
          font-weight: 650; font-size: 1.15rem; position: relative; } .avatar .dot { position: absolute; right: -1px; bottom: -1px; width: 1.05rem; height: 1.05rem; outline: 2px solid var(--card); background-clip: border-box; }
        .avatar .dot:not(.Available, .Busy, .DoNotDisturb, .Away, .BeRightBack) { background: var(--card); }
        .names, #user-upn { overflow-wrap: anywhere; } .names { min-width: 0; flex: 1 1 16rem; } .names h2 { font-size: 1.25rem; overflow-wrap: anywhere; line-height: 1.3; } .now-shown { flex: 1 1 16rem; min-width: 0; }
        #presence { font-size: 1.05rem; font-weight: 600; } #presence .dim { display: block; } #why { overflow-wrap: anywhere; }
        #timeline { display: block; width: 100%; height: auto; margin: 1rem 0 0; }
        .scroll { overflow-x: auto; position: relative; } table { border-collapse: collapse; width: 100%; font-size: .9rem; }
        th, td[data-label] { white-space: nowrap; } th { color: var(--dim); font-weight: normal; font-size: .82rem; } th, td { text-align: left; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid var(--line); vertical-align: middle; }
        td { font-variant-numeric: tabular-nums; } td:first-child { overflow-wrap: anywhere; min-width: 8rem; } td:last-child, th:last-child { text-align: right; padding-right: 0; } td .dim { display: block; }
        @media (max-width: 560px) { thead { position: absolute; clip-path: inset(50%); } tr { display: grid; grid-template-columns: 1fr 1fr; gap: .3rem .8rem; padding: .6rem 0; border-bottom: 1px solid var(--line); align-items: center; }
          td { border: 0; padding: 0; } td:nth-child(-n + 2), td[colspan] { grid-column: 1 / -1; } td[data-label]::before { content: attr(data-label); display: block; color: var(--dim); font-size: .82rem; } td:last-child { text-align: left; } }
        dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 11rem), 1fr)); gap: .8rem 1rem; margin-top: 1.2rem; }
        dt { color: var(--dim); font-size: .82rem; } dd { overflow-wrap: anywhere; }
        .forms { display: grid; gap: .8rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr)); }
        .forms form { border: 1px solid var(--line); border-radius: 8px; padding: .8rem .9rem; }
        #codes, #faults { margin: .5rem 0 0; } #faults { margin-bottom: .9rem; } #codes li, #faults li { padding: .35rem 0; overflow-wrap: anywhere; }
        #codes li + li { border-top: 1px solid var(--line); } .code { display: grid; gap: .5rem; } .code strong { font: 650 1.1rem ui-monospace, monospace; letter-spacing: .06em; }
        .bar { flex-wrap: wrap; align-items: center; } .bar h2 { margin-right: auto; } .bar label { flex: 1 1 10rem; max-width: 22rem; }
        #requests { margin-top: .7rem; max-height: 42rem; overflow: auto; border-top: 1px solid var(--line); } #requests .empty { padding: 2rem 1rem; }
        details { border-bottom: 1px solid var(--line); } summary { cursor: pointer; padding: .35rem .4rem; border-radius: 6px; display: grid; gap: 0 .8rem; align-items: baseline;
          grid-template-columns: 2.6rem 4rem minmax(0, 1fr) 3rem minmax(0, 20rem); list-style: none; font-size: .9rem; }
        summary::-webkit-details-marker { display: none; } summary:hover { background: var(--soft); } summary:focus-visible { outline-offset: -3px; }
        summary .number, summary .extra { color: var(--dim); font-size: .82rem; font-variant-numeric: tabular-nums; } summary .method { font-weight: 600; font-size: .82rem; }
        summary .path { overflow-wrap: anywhere; font: .84rem ui-monospace, SFMono-Regular, Menlo, monospace; } summary .status { font-weight: 650; color: var(--good); } summary .status.failed { color: var(--bad); }
        summary .extra { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; text-align: right; } .unmatched .path { text-decoration: underline wavy var(--bad); text-underline-offset: 3px; }
        .exchange { display: grid; gap: .6rem; padding: .3rem .4rem .9rem; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); } .exchange > div { min-width: 0; } .exchange h3 { margin: 0 0 .3rem; font-size: .85rem; } .exchange .bar { grid-column: 1 / -1; }
        @media (max-width: 859px) { .exchange { grid-template-columns: minmax(0, 1fr); } summary { grid-template-columns: 2.6rem 3.6rem minmax(0, 1fr) 2.6rem; } summary .extra { grid-column: 3 / -1; text-align: left; } }
        @media (max-width: 560px) { summary { grid-template-columns: 3.6rem minmax(0, 1fr) 2.6rem; } .bar h2 { flex: 1 0 100%; } summary .number { display: none; } summary .extra { grid-column: 2 / -1; } #user-list { max-height: 16rem; } }
        """#
}
