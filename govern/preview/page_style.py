"""The style sheet of a preview page. No picture, font or script comes from anywhere else."""

from __future__ import annotations

_LIGHT = """
  color-scheme: light;
  --page: #f3f4f6; --card: #ffffff; --ink: #14181f; --soft: #525b69; --line: #d9dde4; --hover: #f7f8fa;
  --link: #0b57c5; --brand: #1f3a8a; --bezel: #1c2027; --code: #f1f3f5;
  --bad: #b3261e; --bad-soft: #fdecea; --warn: #8a5300; --warn-soft: #fff4dc; --good: #17683a; --good-soft: #e4f5ea;
  --mark: #fff2b3; --mark-ink: #4d3b00; --stand-in: #6a3fb5; --stand-in-soft: #f1eafc;
  --shadow: 0 1px 2px rgb(20 24 31 / .06), 0 8px 24px rgb(20 24 31 / .07);
"""

_DARK = """
  color-scheme: dark;
  --page: #101317; --card: #1a1e24; --ink: #e8ebf0; --soft: #a4adba; --line: #323942; --hover: #20252c;
  --link: #8ab4f8; --brand: #a9c1ff; --bezel: #3d4550; --code: #262c34;
  --bad: #ff9c92; --bad-soft: #3b1d1b; --warn: #f5c66b; --warn-soft: #362a12; --good: #7ed9a2; --good-soft: #17301f;
  --mark: #5a4a0c; --mark-ink: #ffefb0; --stand-in: #c9adff; --stand-in-soft: #2c2342;
  --shadow: 0 1px 2px rgb(0 0 0 / .5), 0 8px 24px rgb(0 0 0 / .35);
"""

_PAGE = """
*, *::before, *::after { box-sizing: border-box; }
html { scroll-behavior: smooth; scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--page); color: var(--ink);
  font: 15px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif;
}
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 3px; }
.sheet { max-width: 1180px; margin: 0 auto; padding: 40px 32px 64px; }
.skip { position: absolute; left: -9999px; }
.skip:focus { left: 16px; top: 16px; background: var(--card); padding: 8px 12px; z-index: 2; }
.quiet { color: var(--soft); }
.hidden-words {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap;
}
code, .path {
  font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
  font-size: .92em;
}

.top { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 8px 32px; align-items: end; }
.over { margin: 0 0 6px; color: var(--soft); font-size: 13px; letter-spacing: .02em; }
h1 {
  margin: 0; font-size: 30px; line-height: 1.2; letter-spacing: -.015em; text-wrap: balance;
  overflow-wrap: anywhere;
}
.reader { margin: 10px 0 0; font-size: 16px; overflow-wrap: anywhere; }
.chip {
  display: inline-block; padding: 1px 9px; border: 1px solid var(--line); border-radius: 999px;
  background: var(--card); color: var(--soft); font-size: 12.5px; line-height: 1.6;
  white-space: nowrap; vertical-align: 1px;
}
.chip.bad {
  color: var(--bad); background: var(--bad-soft); border-color: transparent; font-weight: 600;
}
.chip.warn {
  color: var(--warn); background: var(--warn-soft); border-color: transparent; font-weight: 600;
}
.chip.good {
  color: var(--good); background: var(--good-soft); border-color: transparent; font-weight: 600;
}

.controls {
  display: flex; flex-wrap: wrap; gap: 8px 20px; justify-content: flex-end; font-size: 13.5px;
  color: var(--soft);
}
.controls label { display: inline-flex; gap: 6px; align-items: center; cursor: pointer; }
.controls input { accent-color: var(--brand); margin: 0; width: 15px; height: 15px; }
.controls fieldset { display: inline-flex; gap: 12px; margin: 0; padding: 0; border: 0; }

.notes, .faults { list-style: none; margin: 0; padding: 0; }
.notes { margin-top: 20px; }
.notes li, .faults li {
  margin: 0 0 6px; padding: 8px 14px; border-left: 4px solid var(--warn);
  border-radius: 4px 8px 8px 4px; background: var(--warn-soft); overflow-wrap: anywhere;
}
.faults li.bad { border-color: var(--bad); background: var(--bad-soft); }
.faults { margin: 0 0 20px; }
.faults b { font-weight: 650; }
.faults .code { font-weight: 650; color: var(--warn); }
.faults .bad .code { color: var(--bad); }
.faults .where { color: var(--soft); font-size: 13.5px; }
.faults .mend { display: block; font-size: 13.5px; color: var(--soft); }

.days { display: flex; flex-wrap: wrap; gap: 8px; margin: 24px 0 0; padding: 0; list-style: none; }
.days a {
  display: block; padding: 6px 14px; border: 1px solid var(--line); border-radius: 10px;
  background: var(--card); color: var(--ink); text-decoration: none; line-height: 1.35;
}
.days a:hover { border-color: var(--link); }
.days b { display: block; font-weight: 650; }
.days small { color: var(--soft); font-size: 12.5px; }
.days .bad b::after { content: " ●"; color: var(--bad); font-size: 11px; vertical-align: 1px; }
.days .warn b::after { content: " ●"; color: var(--warn); font-size: 11px; vertical-align: 1px; }

.touch { margin-top: 56px; }
.touch > header {
  display: flex; flex-wrap: wrap; gap: 2px 14px; align-items: baseline; margin-bottom: 16px;
  padding-bottom: 10px; border-bottom: 1px solid var(--line);
}
h2 { margin: 0; font-size: 21px; letter-spacing: -.01em; }
.frames {
  display: grid; grid-template-columns: minmax(0, 640px) 399px; justify-content: space-between;
  gap: 32px; align-items: start;
}
.frames figure { margin: 0; min-width: 0; }
figcaption { margin: 0 0 8px; color: var(--soft); font-size: 13px; }
.screen {
  container-type: inline-size; background: var(--card); border: 1px solid var(--line);
  border-radius: 12px; box-shadow: var(--shadow); overflow: hidden;
}
.phone .screen { border: 11px solid var(--bezel); border-radius: 40px; width: 399px; max-width: 100%; }
.phone .screen::before {
  content: ""; display: block; width: 96px; height: 22px; margin: 8px auto 6px; border-radius: 12px;
  background: var(--bezel);
}
.phone .screen::after {
  content: ""; display: block; width: 124px; height: 5px; margin: 4px auto 9px; border-radius: 3px;
  background: var(--ink); opacity: .55;
}

.frames .list { grid-column: 1 / -1; margin-bottom: -8px; }
.inbox {
  display: grid; grid-template-columns: minmax(0, 190px) minmax(0, 1fr) auto; gap: 0 16px;
  align-items: baseline; padding: 11px 20px; font-size: 14px;
}
.phone .inbox { background: var(--hover); border-bottom: 1px solid var(--line); }
.inbox > * { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.inbox .who, .inbox .what { font-weight: 650; }
.inbox .more { color: var(--soft); font-weight: 400; }
.inbox .more::before { content: " – "; }
.inbox .when { color: var(--soft); font-size: 12.5px; }
.open { padding: 22px 28px 30px; }
.subject {
  margin: 0 0 14px; font-size: 21px; line-height: 1.3; font-weight: 500; letter-spacing: -.005em;
  overflow-wrap: anywhere;
}
.envelope {
  display: grid; grid-template-columns: 40px minmax(0, 1fr); gap: 0 12px; align-items: center;
  margin: 0 0 20px; font-size: 14px;
}
.envelope .face {
  grid-row: span 2; width: 40px; height: 40px; border-radius: 50%; background: var(--brand);
  color: var(--card); display: grid; place-items: center; font-weight: 650; font-size: 17px;
}
.envelope p {
  margin: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; line-height: 1.4;
}

.envelope .address { color: var(--soft); font-size: 13px; font-weight: 400; }
.envelope .to { color: var(--soft); font-size: 13px; }
.none { color: var(--soft); font-style: italic; }

.mail {
  overflow-wrap: anywhere;
  font: 15px/1.6 Arial, "Helvetica Neue", Helvetica, "Liberation Sans", sans-serif;
}
.mail > :first-child { margin-top: 0; }
.mail > :last-child { margin-bottom: 0; }
.mail p, .mail ul, .mail ol, .mail blockquote, .mail pre, .mail table { margin: 0 0 1em; }
.mail ul, .mail ol { padding-left: 1.7em; }
.mail li { margin: .25em 0; }
.mail li > p { margin: 0 0 .5em; }
.mail blockquote { padding: 0 0 0 14px; border-left: 3px solid var(--line); color: var(--soft); }
.mail [role=heading] { margin: 1.2em 0 .5em; font-weight: 700; line-height: 1.3; }
.mail .h1 { font-size: 1.6em; } .mail .h2 { font-size: 1.35em; } .mail .h3 { font-size: 1.15em; }
.mail hr { border: 0; border-top: 1px solid var(--line); margin: 1.5em 0; }
.mail table { display: block; max-width: 100%; overflow-x: auto; border-collapse: collapse; }
.mail th, .mail td {
  overflow-wrap: break-word; padding: 5px 10px; border: 1px solid var(--line); text-align: left;
  vertical-align: top;
}
.mail .right { text-align: right; } .mail .center { text-align: center; }
.mail code, .mail pre { background: var(--code); border-radius: 4px; }
.mail code { padding: 1px 4px; }
.mail pre { padding: 10px 12px; overflow-x: auto; }
.mail pre code { padding: 0; }
.mail .picture {
  display: inline-block; padding: 10px 14px; border: 1px dashed var(--soft); border-radius: 6px;
  color: var(--soft); font-size: 13px;
}
.mail .picture::before { content: "Picture: "; }
.mail .dead { color: var(--bad); text-decoration: underline wavy; }

.stand-in { color: var(--stand-in); }
.unfilled { color: var(--bad); text-decoration: underline wavy; }
.missing::before { content: ""; border-left: 3px solid var(--bad); }
.inbox .stand-in, .envelope .stand-in { color: inherit; }
body:has(#merged:checked) :is(.value, .default) {
  background: var(--mark); color: var(--mark-ink); border-radius: 2px;
  box-shadow: 0 0 0 1px var(--mark); -webkit-box-decoration-break: clone;
  box-decoration-break: clone;
}
body:has(#merged:checked) .default { text-decoration: underline dashed; }
body:has(#merged:checked) .stand-in {
  background: var(--stand-in-soft); border-radius: 2px; box-shadow: 0 0 0 1px var(--stand-in-soft);
}

@container (max-width: 480px) {
  .inbox { grid-template-columns: minmax(0, 1fr) auto; padding: 9px 18px 11px; }
  .inbox .who { font-size: 16px; }
  .inbox .line { grid-column: 1 / -1; order: 1; white-space: normal; }
  .inbox .what, .inbox .more {
    display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap;
  }
  .inbox .what { font-weight: 500; font-size: 15px; }
  .inbox .more {
    display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; white-space: normal;
    font-size: 14.5px; line-height: 1.4;
  }
  .inbox .more::before { content: none; }
  .open { padding: 18px 18px 22px; }
  .subject { font-size: 20px; font-weight: 650; }
  .mail { font-size: 16px; line-height: 1.5; }
}

.values { margin-top: 64px; }
.values h2 { margin-bottom: 12px; }
.values .scroll {
  overflow-x: auto; border: 1px solid var(--line); border-radius: 12px; background: var(--card);
}
.values table { width: 100%; border-collapse: collapse; font-size: 14px; }
.values th, .values td {
  padding: 9px 16px; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line);
  overflow-wrap: break-word;
}
.values td:nth-child(2) { overflow-wrap: anywhere; min-width: 12em; }
.values td:last-child { white-space: nowrap; }
.values tr:last-child > * { border-bottom: 0; }
.values thead th { color: var(--soft); font-weight: 600; font-size: 13px; }
.values tbody th { font-weight: 400; }
.foot { margin-top: 28px; color: var(--soft); font-size: 13px; max-width: 72ch; }

@media (max-width: 1120px) {
  .frames { grid-template-columns: minmax(0, 640px); justify-content: start; }
}
@media (max-width: 700px) {
  .sheet { padding: 24px 14px 48px; }
  .top { grid-template-columns: minmax(0, 1fr); }
  .controls { justify-content: flex-start; margin-top: 8px; }
  h1 { font-size: 25px; }
  .touch { margin-top: 40px; }
  /* A narrow window is the phone. */
  .frames figure.phone, .wide-words { display: none; }
  .values thead { display: none; }
  .values tr, .values tbody th, .values td { display: block; border: 0; padding: 0 16px; }
  .values tbody tr { padding: 10px 0; border-bottom: 1px solid var(--line); }
}
@media (min-width: 701px) { .narrow-words { display: none; } }

@page { margin: 16mm 15mm; }
@media print {
  html, body { background: #fff; }
  .sheet { max-width: none; padding: 0; }
  .controls, .days, .skip, .frames figure.phone, figcaption { display: none; }
  .frames { display: block; }
  .touch { margin-top: 28px; }
  .touch + .touch { margin-top: 0; break-before: page; }
  .touch > header, .inbox, .envelope, .subject { break-after: avoid; }
  .notes li, .faults li, .mail li, .mail tr, .values tr { break-inside: avoid; }
  .mail p { orphans: 3; widows: 3; }
  .screen { box-shadow: none; overflow: visible; border-radius: 0; }
  .mail a[href]::after {
    content: " <" attr(href) ">"; font-size: .85em; color: var(--soft); overflow-wrap: anywhere;
  }
  .values { margin-top: 32px; break-inside: avoid; }
  .inbox > *, .envelope p { white-space: normal; overflow: visible; }
  .frames .list { margin: 0 0 12px; }
}
"""

STYLE = f"""
:root {{{_LIGHT}}}
@media (prefers-color-scheme: dark) {{ :root {{{_DARK}}} }}
:root:has(#light:checked) {{{_LIGHT}}}
:root:has(#dark:checked) {{{_DARK}}}
@media print {{ :root, :root:has(#dark:checked) {{{_LIGHT}}} }}
{_PAGE}"""
"""Light or dark as the reader's system says, unless the page's own switch says otherwise; print is light."""
