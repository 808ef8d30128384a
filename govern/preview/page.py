"""A preview as one HTML page that needs nothing else: no network, no script."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from govern.findings import Severity
from govern.preview.mail_html import mail_html
from govern.preview.page_style import STYLE
from govern.preview.pieces import Kind, Piece, joined, shown
from govern.preview.remarks import Remark
from govern.preview.rendering import Preview, RenderedTouch
from govern.preview.report import day_of, reader, touches_in_words
from govern.preview.sanitise import pieces_html
from govern.preview.values import Origin, Value

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_CLASSES = {Severity.ERROR: "bad", Severity.WARNING: "warn"}
_ORIGINS = {
    Origin.LEAD: "lead",
    Origin.POLICY: "govern.yaml",
    Origin.STAND_IN: "filled in by the sending tool",
    Origin.MISSING: "missing in the lead",
}


def page(preview: Preview, remarks: Sequence[Remark]) -> str:
    """The whole page. Every text of template and lead in it is escaped, every tag written here or by ``sanitise``.

    Raises ``GovernError`` when markdown-it-py is not installed.
    """
    title = escape(preview.title)
    touches = "".join(_touch(preview, touch, remarks) for touch in preview.touches)
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>{title} – as {escape(preview.recipient.name or preview.recipient.id)} reads it</title>
<style>{STYLE}</style>
</head>
<body>
<a class="skip" href="#mails">Skip to the mails</a>
<div class="sheet">
{_head(preview, remarks)}
<main id="mails">
{touches}{_values(preview)}</main>
<footer class="foot"><p>A preview of text and order: fonts, colours and widths differ between mail programs.
Words in «guillemets» stand for what only the sending tool knows. Nothing was sent.</p></footer>
</div>
</body>
</html>
"""


def _head(preview: Preview, remarks: Sequence[Remark]) -> str:
    data = preview.document.data
    stage = preview.recipient.stage
    told = [
        shown(data[key])
        for key in ("sequence", "version", "date", "status")
        if isinstance(data.get(key), str)
    ]
    about = " · ".join(escape(word) for word in told)
    chip = f' <span class="chip">{escape(stage)}</span>' if stage else ""
    barred = ' <span class="chip warn">may not receive it</span>' if preview.notes else ""
    notes = "".join(f"<li>{escape(note)}</li>" for note in preview.notes)
    listed = (
        f'<ul class="notes" aria-label="Why this lead may not receive it">{notes}</ul>\n' if notes else ""
    )
    return f"""<header>
<div class="top">
<div>
<p class="over">Preview · {about}</p>
<h1>{escape(preview.title)}</h1>
<p class="reader">As read by <b>{escape(reader(preview))}</b>{chip} {_verdict(remarks)}{barred}</p>
</div>
{_CONTROLS}
</div>
{listed}<nav aria-label="Mails"><ul class="days">{"".join(_day(touch, remarks) for touch in preview.touches)}</ul></nav>
</header>"""


_CONTROLS = """<div class="controls" role="group" aria-label="View">
<label><input type="checkbox" id="merged" autocomplete="off"> Mark merged values</label>
<fieldset><legend class="hidden-words">Colours</legend>
<label><input type="radio" name="theme" id="system" autocomplete="off" checked> System</label>
<label><input type="radio" name="theme" id="light" autocomplete="off"> Light</label>
<label><input type="radio" name="theme" id="dark" autocomplete="off"> Dark</label>
</fieldset>
</div>"""


def _verdict(remarks: Sequence[Remark]) -> str:
    chips = []
    for severity, word in ((Severity.ERROR, "error"), (Severity.WARNING, "warning")):
        number = sum(one.severity is severity for one in remarks)
        if number:
            chips.append(
                f'<span class="chip {_CLASSES[severity]}">{number} {word}{"" if number == 1 else "s"}</span>'
            )
    return " ".join(chips) or '<span class="chip good">nothing found</span>'


def _day(touch: RenderedTouch, remarks: Sequence[Remark]) -> str:
    worst = next((name for severity, name in _CLASSES.items() if _faults(touch, remarks, severity)), "")
    told = {"bad": "has errors", "warn": "has warnings"}.get(worst, "")
    words = f'<span class="hidden-words">, {told}</span>' if told else ""
    kind = f' class="{worst}"' if worst else ""
    return (
        f'<li><a href="#{touch.anchor}"{kind}><b>Touch {touch.number}</b>'
        f"<small>{day_of(touch).capitalize()}</small>{words}</a></li>"
    )


def _faults(
    touch: RenderedTouch, remarks: Sequence[Remark], severity: Severity | None = None
) -> list[Remark]:
    return [one for one in remarks if touch.number in one.touches and severity in (None, one.severity)]


def _touch(preview: Preview, touch: RenderedTouch, remarks: Sequence[Remark]) -> str:
    body = mail_html(touch.markdown, preview.values)
    faults = "".join(map(_fault, _faults(touch, remarks)))
    listed = (
        f'<ul class="faults" aria-label="Found in touch {touch.number}">{faults}</ul>\n' if faults else ""
    )
    inbox, mail = _inbox(touch), _mail(preview, touch, body)
    # The phone shows the same mail again: for eyes only, so that nobody has to hear it twice.
    return f"""<article class="touch" id="{touch.anchor}" aria-labelledby="{touch.anchor}-title">
<header><h2 id="{touch.anchor}-title">Touch {touch.number}</h2><span class="quiet">{day_of(touch).capitalize()}</span></header>
{listed}<div class="frames">
<figure class="list">
<figcaption>In the inbox</figcaption>
<div class="screen">{inbox}</div>
</figure>
<figure class="desktop">
<figcaption><span class="wide-words">Desktop, 640 px</span><span class="narrow-words">Opened</span></figcaption>
<div class="screen">{mail}</div>
</figure>
<figure class="phone" aria-hidden="true" inert>
<figcaption>Phone, 375 px</figcaption>
<div class="screen">{inbox}{mail}</div>
</figure>
</div>
</article>
"""


def _fault(one: Remark) -> str:
    kind = _CLASSES.get(one.severity, "warn")
    mend = f'<span class="mend">Mend: {escape(one.help)}</span>' if one.help else ""
    return (
        f'<li class="{kind}"><span class="code">{escape(one.code)}</span> {escape(one.message)}'
        f' <span class="where">– {escape(one.where)}</span>{mend}</li>'
    )


def _inbox(touch: RenderedTouch) -> str:
    subject = pieces_html(touch.subject) or '<span class="none">no subject</span>'
    snippet = escape(touch.snippet) or '<span class="none">no preview text</span>'
    return f"""<div class="inbox"><span class="who">{_sender(touch)}</span>\
<span class="line"><span class="what">{subject}</span><span class="more">{snippet}</span></span>\
<span class="when">{day_of(touch).capitalize()}</span></div>
"""


def _mail(preview: Preview, touch: RenderedTouch, body: str) -> str:
    who = preview.recipient
    subject = pieces_html(touch.subject) or '<span class="none">no subject</span>'
    address = f" &lt;{escape(who.email)}&gt;" if who.email else ""
    own = _name_and_address(touch.sender)[1]
    own = f' <span class="address">&lt;{escape(own)}&gt;</span>' if own else ""
    return f"""<div class="open">
<p class="subject" role="heading" aria-level="3">{subject}</p>
<div class="envelope"><span class="face" aria-hidden="true">{escape(_initial(touch))}</span>\
<p><b>{_sender(touch)}</b>{own}</p><p class="to">to {escape(who.name or who.id)}{address}</p></div>
<div class="mail">
{body}</div>
</div>"""


def _sender(touch: RenderedTouch) -> str:
    """The sender as clients show one: the name, where there is one beside the address."""
    name, _ = _name_and_address(touch.sender)
    return pieces_html(name) or '<span class="none">sender not given</span>'


def _name_and_address(sender: tuple[Piece, ...]) -> tuple[tuple[Piece, ...], str]:
    """``Rick <rick@example.com>`` as the pieces of the name and the address."""
    if not sender or sender[-1].kind is not Kind.TEXT:
        return sender, ""
    name, mark, address = sender[-1].text.rpartition("<")
    pieces = tuple(piece for piece in (*sender[:-1], Piece(name.rstrip())) if piece.text)
    if not mark or not address.rstrip().endswith(">") or not pieces:
        return sender, ""
    return pieces, address.rstrip().removesuffix(">")


def _initial(touch: RenderedTouch) -> str:
    if any(piece.kind is Kind.STAND_IN for piece in touch.sender):
        return "@"
    return next((character.upper() for character in joined(touch.sender) if character.isalnum()), "@")[:1]


def _values(preview: Preview) -> str:
    rows = "".join(
        _row(preview.values[name], touches)
        for name, touches in preview.used.items()
        if name in preview.values
    )
    if not rows:
        return ""
    return f"""<section class="values" aria-labelledby="values-title">
<h2 id="values-title">Values put in</h2>
<div class="scroll" role="region" aria-labelledby="values-title" tabindex="0"><table>
<thead><tr><th scope="col">Field</th><th scope="col">Value</th><th scope="col">From</th><th scope="col">Used in</th></tr></thead>
<tbody>{rows}</tbody>
</table></div>
</section>
"""


def _row(value: Value, touches: Sequence[int]) -> str:
    text = escape(shown(value.text)) if not value.blank else '<span class="none">nothing</span>'
    key = f" <code>{escape(value.key)}</code>" if value.key and value.origin is not Origin.STAND_IN else ""
    return (
        f'<tr><th scope="row"><code>{escape(value.field)}</code></th><td>{text}</td>'
        f"<td>{_ORIGINS[value.origin]}{key}</td><td>{touches_in_words(touches)}</td></tr>"
    )
