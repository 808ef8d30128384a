"""The dashboard's style sheet: quiet, dense where one compares, large where one looks first; light, dark, print, phone."""

from __future__ import annotations

STYLE = """
:root{color-scheme:light dark;--bg:#f5f5f1;--surface:#fff;--sunk:#efefea;--ink:#1b1e22;--muted:#565d66;--line:#dcddd6;
--accent:#0b5cad;--accent-soft:#e4eef8;--good:#00694e;--warn:#875400;--bad:#ae3c00;--bad-soft:#fdeee5;
--c1:#0072b2;--c2:#c4560a;--track:#e8e9e3;--radius:10px}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){--bg:#131619;--surface:#1b1f23;--sunk:#23282d;--ink:#e9ebee;
--muted:#a6aeb8;--line:#333a41;--accent:#82bcf5;--accent-soft:#1d3248;--good:#63d3b0;--warn:#efc162;--bad:#ff9f74;
--bad-soft:#3a2419;--c1:#56b4e9;--c2:#f0a35e;--track:#2b3137}}
:root[data-theme=dark]{color-scheme:dark;--bg:#131619;--surface:#1b1f23;--sunk:#23282d;--ink:#e9ebee;--muted:#a6aeb8;
--line:#333a41;--accent:#82bcf5;--accent-soft:#1d3248;--good:#63d3b0;--warn:#efc162;--bad:#ff9f74;--bad-soft:#3a2419;
--c1:#56b4e9;--c2:#f0a35e;--track:#2b3137}
:root[data-theme=light]{color-scheme:light}
*{box-sizing:border-box}
html{scroll-padding-top:4rem}
body{margin:0;background:var(--bg);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",sans-serif;
font-variant-numeric:tabular-nums;-webkit-text-size-adjust:100%}
.wrap{max-width:1240px;margin:0 auto;padding:0 24px}
a{color:var(--accent);text-underline-offset:2px;text-decoration-thickness:1px}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:2.5px solid var(--accent);outline-offset:2px;border-radius:3px}
.skip{position:absolute;left:-999px;top:0;background:var(--surface);padding:.6rem 1rem;z-index:9}
.skip:focus{left:1rem}
header.wrap{padding-top:30px;padding-bottom:18px}
h1{font-size:1.75rem;line-height:1.2;letter-spacing:-.015em;margin:0 0 6px;font-weight:680}
h2{font-size:1.2rem;letter-spacing:-.01em;margin:0;font-weight:660}
h3{font-size:.95rem;margin:0;font-weight:640}
.sub,.muted,figcaption,.note{color:var(--muted);font-weight:400}
.sub{margin:0}
.head{display:flex;justify-content:space-between;gap:16px;align-items:flex-start}
code,.mono{font:.92em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
button,select,input{font:inherit;color:inherit;background:var(--surface);border:1px solid var(--line);border-radius:7px;padding:6px 11px;min-height:36px}
button{cursor:pointer}
button:hover{border-color:var(--muted)}
button[aria-pressed=true]{background:var(--accent-soft);border-color:var(--accent);color:var(--accent);font-weight:600}
nav{position:sticky;top:0;z-index:5;background:var(--bg);border-bottom:1px solid var(--line)}
nav ul{display:flex;gap:4px;list-style:none;margin:0 auto;padding:6px 24px;max-width:1240px;overflow-x:auto;scrollbar-width:thin}
nav a{display:block;padding:6px 10px;border-radius:6px;color:var(--ink);text-decoration:none;white-space:nowrap;font-size:.93rem}
nav a:hover{background:var(--sunk)}
section{margin:38px 0 0}
.title{display:flex;flex-wrap:wrap;gap:4px 14px;align-items:baseline;margin:0 0 12px}
.title p{margin:0;color:var(--muted);font-size:.93rem}
.card{background:var(--surface);border:1px solid var(--line);border-radius:var(--radius);padding:16px 18px}
.grid{display:grid;gap:14px}
.tiles{grid-template-columns:repeat(4,minmax(0,1fr));margin-top:20px}
.tile{display:block;color:inherit;text-decoration:none;padding:14px 18px}
.tile:hover{border-color:var(--muted)}
.tile b{display:block;font-size:1.9rem;line-height:1.15;font-weight:660;letter-spacing:-.02em}
.tile.hot{background:var(--bad-soft);border-color:var(--bad)}
.tile.hot b{color:var(--bad)}
.tile span{color:var(--muted)}
.tile.hot span{color:var(--ink)}
.kpis{grid-template-columns:repeat(3,minmax(0,1fr))}
.kpi{display:grid;grid-template-rows:auto auto 1fr;gap:2px}
.kpi h3{font-weight:560;color:var(--muted);min-height:1.5em}
.kpi .big{font-size:1.85rem;line-height:1.2;font-weight:660;letter-spacing:-.02em;margin:2px 0}
.kpi .big small{font-size:.85rem;font-weight:400;letter-spacing:0;color:var(--muted);margin-left:6px}
.kpi dl{display:grid;grid-template-columns:auto 1fr;gap:0 12px;margin:4px 0 0;font-size:.9rem;align-content:end}
.kpi dt{color:var(--muted)}
.kpi dd{margin:0;text-align:right}
.good{color:var(--good)}.warn{color:var(--warn)}.bad{color:var(--bad)}
.two{grid-template-columns:repeat(2,minmax(0,1fr))}
.three{grid-template-columns:repeat(3,minmax(0,1fr))}
figure{margin:0}
figure h3{margin-bottom:8px}
figcaption{font-size:.87rem;margin-top:6px}
.chart{display:block;width:100%;height:auto;overflow:visible}
.chart text{fill:var(--muted);font-size:11.5px}
.chart .name{fill:var(--ink);font-size:13px}
.grid-line,.chart .grid{stroke:var(--line);stroke-width:1}
.chart .axis{stroke:var(--muted);stroke-width:1}
.chart .target{stroke:var(--ink);stroke-width:1.2;stroke-dasharray:2 3}
.bar-1{fill:var(--c1)}.bar-2{fill:var(--c2)}.track{fill:var(--track)}
.line-1{fill:none;stroke-width:2;stroke-linejoin:round;stroke:var(--c1)}
.dot-1{fill:var(--c1);stroke:var(--c1);stroke-width:1.5}
.dot-1.hollow{fill:var(--surface)}
.spot{fill:var(--c1);fill-opacity:.55;stroke:var(--surface);stroke-width:1}
.median{stroke:var(--c2);stroke-width:3}
.key{display:inline-block;width:18px;height:10px;vertical-align:baseline;margin-right:5px}
.bar{display:block;width:100%;height:10px;border-radius:3px}
table{border-collapse:collapse;width:100%;font-size:.93rem}
caption{text-align:left}
th,td{padding:7px 10px;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
th{font-weight:600;white-space:nowrap}
thead td{border-bottom-color:var(--muted)}
thead th{color:var(--muted);font-weight:560;font-size:.87rem;border-bottom-color:var(--muted)}
tbody th{font-weight:560;white-space:normal}.tight tbody th{white-space:nowrap}
tbody tr:last-child>*{border-bottom:0}
td.n,th.n{text-align:right}
th button{all:unset;cursor:pointer;display:inline-flex;gap:4px;border-radius:3px}
th button:focus-visible{outline:2.5px solid var(--accent);outline-offset:2px}
th button::after{content:"\\2195";opacity:.5}
th[aria-sort=ascending] button::after{content:"\\2191";opacity:1}
th[aria-sort=descending] button::after{content:"\\2193";opacity:1}
.nowrap td+td{white-space:nowrap}
.scroll{overflow-x:auto;padding:4px 8px}
.barcell{width:34%;min-width:90px}
.barcell .bar{margin-top:6px}
.pill{display:inline-block;border:1px solid currentColor;border-radius:99px;padding:0 8px;font-size:.82rem;line-height:1.45;white-space:nowrap}
.pill.plain{color:var(--muted)}
.chain{display:flex;flex-wrap:wrap;gap:4px 6px;list-style:none;margin:0;padding:0}
.esc{display:grid;grid-template-columns:92px 1fr;gap:4px 14px}
.esc+.esc{border-top:1px solid var(--line);margin-top:14px;padding-top:14px}
.esc p{margin:2px 0}
.esc ul{margin:6px 0 0;padding-left:18px}
.filters{display:flex;flex-wrap:wrap;gap:8px;align-items:center;margin-bottom:12px}
.filters input[type=search]{flex:1 1 220px;min-width:0}
.filters label.check{display:inline-flex;gap:6px;align-items:center;white-space:nowrap}
.filters label.check input{min-height:0;width:17px;height:17px;accent-color:var(--accent)}
.count{color:var(--muted);font-size:.9rem;margin:0 0 10px}
.board{display:grid;grid-auto-flow:column;grid-auto-columns:minmax(190px,1fr);gap:12px;overflow-x:auto;padding-bottom:10px}
.col{background:var(--sunk);border-radius:var(--radius);padding:10px;min-width:0}
.col h3{display:flex;justify-content:space-between;gap:8px;padding:2px 4px 0}
.col .who{color:var(--muted);font-size:.84rem;padding:0 4px 8px;margin:0}
.col ul{list-style:none;margin:0;padding:0;display:grid;gap:7px}
.lead{background:var(--surface);border:1px solid var(--line);border-radius:8px;padding:8px 10px;font-size:.9rem;line-height:1.4}
.lead b{display:block;font-weight:600;overflow-wrap:anywhere}
.lead .muted{display:block;font-size:.86rem;overflow-wrap:anywhere}
.lead.late{border-left:3px solid var(--bad)}
.more{width:100%;margin-top:8px;font-size:.9rem}
.pager{display:flex;gap:8px;align-items:center;justify-content:flex-end;padding:10px}
details{margin-top:10px}
summary{cursor:pointer;color:var(--accent)}
.defs dt{font-weight:600;margin-top:12px}
.defs dd{margin:2px 0 0}
footer{margin:48px 0 40px;color:var(--muted);font-size:.9rem;border-top:1px solid var(--line);padding-top:16px}
.pad{margin:.6rem}
[hidden]{display:none!important}
@media (max-width:980px){.kpis,.three{grid-template-columns:repeat(2,minmax(0,1fr))}.tiles{grid-template-columns:repeat(2,minmax(0,1fr))}}
@media (max-width:720px){.wrap{padding:0 14px}nav ul{padding:6px 14px}header.wrap{padding-top:20px;padding-bottom:12px}h1{font-size:1.4rem}
.two,.three,.kpis{grid-template-columns:minmax(0,1fr)}.tile{padding:11px 13px}.tile b{font-size:1.5rem}.card{padding:13px 14px}
section{margin-top:30px}.esc{grid-template-columns:1fr}.board{grid-auto-columns:78%}.scroll{padding:2px 2px}.scroll table{min-width:34rem}.scroll table.tight{min-width:24rem}
.chart .name{font-size:15px}.wide .tick{font-size:15px}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
@media print{:root,:root[data-theme=dark]{color-scheme:light;--bg:#fff;--surface:#fff;--sunk:#fff;--ink:#000;--muted:#444;--line:#bbb;
--accent:#000;--accent-soft:#fff;--good:#00573f;--warn:#6b4300;--bad:#8f3000;--bad-soft:#fff;--c1:#0072b2;--c2:#c4560a;--track:#e8e8e8}
body{font-size:10.5pt}.wrap{max-width:none;padding:0}nav,.filters,.more,.pager,#theme,.skip,th button::after{display:none!important}
section{margin-top:20pt}.kpi,.tile,.lead,tr,figure,.esc{break-inside:avoid}.title,thead{break-after:avoid}
.two{grid-template-columns:1fr}.three{grid-template-columns:1fr 1fr 1fr}.chart .tick{font-size:13px}
.board{display:grid;grid-auto-flow:row;grid-template-columns:repeat(3,1fr);overflow:visible}.col{border:1px solid var(--line)}
.scroll{overflow:visible}.tiles{grid-template-columns:repeat(4,1fr)}.kpis{grid-template-columns:repeat(3,1fr)}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}@page{margin:14mm}}
"""
