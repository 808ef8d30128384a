"""The dashboard's script: search, filters, sorting, paging. Text from files goes into the page as text, never as markup."""

from __future__ import annotations

SCRIPT = """
(function () {
'use strict';
var data = JSON.parse(document.getElementById('data').textContent);
var PAGE = 50, CARDS = 8;
function $(id) { return document.getElementById(id); }
function el(tag, text, cls) {
  var e = document.createElement(tag);
  if (text !== undefined && text !== '') e.textContent = text;
  if (cls) e.className = cls;
  return e;
}
function link(text, path) {
  if (!data.links || !path) return el('span', text);
  var a = el('a', text);
  a.href = data.links.replace('{path}', path.split('/').map(encodeURIComponent).join('/'));
  return a;
}
function plural(n, one, many) { return n.toLocaleString('en') + ' ' + (n === 1 ? one : many); }

/* -------- tables that stand in the page: sort by a click on the head */
function value(cell) { return cell.hasAttribute('data-v') ? Number(cell.getAttribute('data-v')) : cell.textContent.trim().toLowerCase(); }
function compare(a, b) { return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en', {numeric: true}); }
function sortable(table, onSort) {
  table.querySelectorAll('thead th[data-sort]').forEach(function (th, _) {
    var button = el('button', th.textContent);
    button.type = 'button';
    th.textContent = '';
    th.appendChild(button);
    button.addEventListener('click', function () {
      var down = th.getAttribute('aria-sort') === 'ascending';
      table.querySelectorAll('thead th').forEach(function (o) { o.removeAttribute('aria-sort'); });
      th.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      onSort(th.cellIndex, down ? -1 : 1);
    });
  });
}
document.querySelectorAll('table.sort').forEach(function (table) {
  sortable(table, function (column, way) {
    var body = table.tBodies[0];
    Array.from(body.rows).sort(function (a, b) { return way * compare(value(a.cells[column]), value(b.cells[column])); })
      .forEach(function (row) { body.appendChild(row); });
  });
});

/* -------- tables made from the data: filter, sort, pages */
function paged(name, rows, columns, render) {
  var table = $(name + '-table'), body = table.tBodies[0], page = 0, sort = null, shown = rows;
  var prev = $(name + '-prev'), next = $(name + '-next'), where = $(name + '-where');
  function draw() {
    var list = shown;
    if (sort) list = shown.slice().sort(function (a, b) { return sort.way * compare(columns[sort.column](a), columns[sort.column](b)); });
    var pages = Math.max(1, Math.ceil(list.length / PAGE));
    page = Math.min(page, pages - 1);
    body.textContent = '';
    list.slice(page * PAGE, page * PAGE + PAGE).forEach(function (row) { body.appendChild(render(row)); });
    where.textContent = 'Page ' + (page + 1) + ' of ' + pages;
    prev.disabled = page === 0;
    next.disabled = page === pages - 1;
    $(name + '-pager').hidden = pages === 1;
  }
  prev.addEventListener('click', function () { page--; draw(); });
  next.addEventListener('click', function () { page++; draw(); });
  sortable(table, function (column, way) { sort = {column: column, way: way}; page = 0; draw(); });
  return function (list) { shown = list; page = 0; draw(); };
}
function cells(tr, list) {
  list.forEach(function (item, i) {
    var cell = el(i === 0 ? 'th' : 'td');
    if (i === 0) cell.scope = 'row';
    if (typeof item === 'number') { cell.className = 'n'; cell.textContent = String(item); }
    else if (item && item.nodeType) cell.appendChild(item);
    else cell.textContent = item || '\\u2013';
    tr.appendChild(cell);
  });
  return tr;
}

/* -------- leads: [id, path, company, stage, since, days, sequence, mail, signal, flags, contact] */
var L = {ID: 0, PATH: 1, COMPANY: 2, STAGE: 3, SINCE: 4, DAYS: 5, SEQ: 6, MAIL: 7, SIGNAL: 8, FLAGS: 9, CONTACT: 10};
var leads = data.leads;
leads.forEach(function (l) {
  l.text = (l[L.ID] + ' ' + l[L.COMPANY] + ' ' + l[L.SEQ] + ' ' + data.stages[l[L.STAGE]].label + ' ' + (l[L.CONTACT] || '')).toLowerCase();
});
function flags(l) { return [(l[L.FLAGS] & 1) ? 'overdue' : '', (l[L.FLAGS] & 2) ? 'opted out' : ''].filter(Boolean).join(', '); }
var limits = data.stages.map(function () { return CARDS; });
function card(l) {
  var li = el('li', '', 'lead' + ((l[L.FLAGS] & 1) ? ' late' : ''));
  var name = el('b');
  name.appendChild(link(l[L.COMPANY] || l[L.ID], l[L.PATH]));
  li.appendChild(name);
  var words = plural(l[L.DAYS], 'day', 'days') + ' here' + (l[L.SEQ] ? ' \\u00b7 ' + l[L.SEQ] : '');
  li.appendChild(el('span', words, 'muted'));
  if (l[L.CONTACT]) li.appendChild(el('span', l[L.CONTACT], 'muted'));
  if (flags(l)) li.appendChild(el('span', flags(l), 'bad'));
  return li;
}
function board(list) {
  var byStage = data.stages.map(function () { return []; });
  list.forEach(function (l) { byStage[l[L.STAGE]].push(l); });
  data.stages.forEach(function (stage, i) {
    var col = $('col-' + i), ul = col.querySelector('ul'), more = col.querySelector('button');
    col.querySelector('.n').textContent = byStage[i].length.toLocaleString('en');
    ul.textContent = '';
    byStage[i].slice(0, limits[i]).forEach(function (l) { ul.appendChild(card(l)); });
    var rest = byStage[i].length - limits[i];
    more.hidden = rest <= 0;
    if (rest > 0) more.textContent = 'Show ' + Math.min(rest, 40) + ' more of ' + rest.toLocaleString('en');
    ul.hidden = byStage[i].length === 0;
  });
}
var drawLeads = paged('leads', leads, [
  function (l) { return l[L.COMPANY] || l[L.ID]; }, function (l) { return l[L.STAGE]; }, function (l) { return l[L.DAYS]; },
  function (l) { return l[L.SEQ]; }, function (l) { return l[L.MAIL]; }, function (l) { return l[L.SIGNAL]; },
  function (l) { return flags(l); }
], function (l) {
  var name = el('span');
  name.appendChild(link(l[L.COMPANY] || l[L.ID], l[L.PATH]));
  if (l[L.CONTACT]) name.appendChild(el('span', ' ' + l[L.CONTACT], 'muted'));
  return cells(el('tr'), [name, data.stages[l[L.STAGE]].label, l[L.DAYS], l[L.SEQ], l[L.MAIL], l[L.SIGNAL], flags(l)]);
});
var current = leads;
function filter() {
  var words = $('search').value.toLowerCase().split(/\\s+/).filter(Boolean), stage = $('stage').value, seq = $('sequence').value;
  var late = $('late').checked, stopped = $('stopped').checked;
  current = leads.filter(function (l) {
    return (stage === '' || l[L.STAGE] === Number(stage)) && (seq === '' || l[L.SEQ].split(' ')[0] === seq) &&
      (!late || (l[L.FLAGS] & 1)) && (!stopped || (l[L.FLAGS] & 2)) && words.every(function (w) { return l.text.indexOf(w) >= 0; });
  });
  $('found').textContent = current.length === leads.length ? plural(leads.length, 'lead', 'leads')
    : current.length.toLocaleString('en') + ' of ' + plural(leads.length, 'lead', 'leads');
  board(current);
  drawLeads(current);
}
data.stages.forEach(function (stage, i) {
  $('col-' + i).querySelector('button').addEventListener('click', function () { limits[i] += 40; board(current); });
});
['search', 'stage', 'sequence', 'late', 'stopped'].forEach(function (id) { $(id).addEventListener('input', filter); });
['board', 'table'].forEach(function (view) {
  $('view-' + view).addEventListener('click', function () {
    ['board', 'table'].forEach(function (o) {
      $('view-' + o).setAttribute('aria-pressed', String(o === view));
      $(o === 'board' ? 'leads-board' : 'leads-list').hidden = o !== view;
    });
  });
});
filter();

/* -------- inbox: [role, what, subject, path, due, late, sop] */
var items = data.inbox;
var drawInbox = paged('inbox', items, [
  function (r) { return r[1]; }, function (r) { return r[2]; }, function (r) { return r[0]; }, function (r) { return r[4] || '9999'; },
  function (r) { return r[5]; }
], function (r) {
  var late = r[5] ? el('span', plural(r[5], 'day', 'days') + ' late', 'bad') : el('span', '\\u2013');
  var tr = cells(el('tr'), [r[1], link(r[2], r[3]), r[0], r[4], late]);
  return tr;
});
function inboxFilter() {
  var role = $('role').value, list = items.filter(function (r) { return role === '' || r[0] === role; });
  var late = list.filter(function (r) { return r[5]; }).length;
  $('inbox-found').textContent = plural(list.length, 'item', 'items') + (late ? ', ' + late + ' overdue' : '');
  drawInbox(list);
}
$('role').addEventListener('input', inboxFilter);
inboxFilter();

/* -------- light and dark */
var theme = $('theme'), root = document.documentElement;
function isDark() {
  return root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}
theme.hidden = false;
function tell() { theme.textContent = isDark() ? 'Light' : 'Dark'; theme.setAttribute('aria-label', 'Use ' + (isDark() ? 'light' : 'dark') + ' colours'); }
theme.addEventListener('click', function () { root.dataset.theme = isDark() ? 'light' : 'dark'; tell(); });
tell();
addEventListener('beforeprint', function () { document.querySelectorAll('details').forEach(function (d) { d.open = true; }); });
}());
"""

RELOAD = """
(function () {
  var seen = null;
  setInterval(function () {
    fetch('version', {cache: 'no-store'}).then(function (r) { return r.text(); }).then(function (v) {
      if (seen !== null && v !== seen) location.reload();
      seen = v;
    }).catch(function () {});
  }, 1000);
}());
"""
"""For ``--serve`` only: asks the server that serves the page whether it was made anew."""
