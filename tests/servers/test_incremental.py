"""Whatever is typed, what is found with a memory is what is found without."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govern.check import Settings, check_bytes
from govern.rules.specimen import specimen
from govern.servers.incremental import Memory
from tests.corpus.score import settings as all_settings
from tests.rules.test_locality import heads, policy, touches

PATH, _ = specimen("", "body")
PIECES = (
    *("a", " ", "\n", "\n\n", "x" * 40, "$2,500 ", "{{first_name}}", "{{", "}}", "Eco Monetize ", "Re: "),
    *(
        "```\n",
        "<!-- ",
        " -->",
        "~~~\n",
        "---\n",
        "\r\n",
        "\u200b",
        "é🙂",
        "*",
        "_",
        "__",
        "[x]: https://x.example\n",
    ),
    *(
        "\n## Touch 2\nSubject: Again\n\n",
        "\n## Touch\n",
        '<div style="display:none">',
        "</div>",
        "| a | b |\n",
        "> ",
    ),
    *(
        "title: Other\n",
        "sequence: activation\n",
        "version: 1.0\n",
        "# note\n",
        "preheader: $2,500\n",
        '"',
        ":",
        "- ",
    ),
    *(
        "<!-- govern: allow TRM101 -- why -->\n",
        "unsubscribe",
        "synergy ",
        "2026-01-02 ",
        "https://bit.ly/x ",
    ),
)
edit = st.tuples(st.floats(0, 1), st.integers(0, 12), st.sampled_from(PIECES) | st.text(max_size=5))
template = st.tuples(st.sampled_from(heads()), st.lists(st.sampled_from(touches()), min_size=1, max_size=4))


def every_rule() -> Settings:
    return all_settings("", policy())


def agree(memory: Memory, text: str, using: Settings) -> None:
    data = text.encode("utf-8", "surrogatepass")
    fresh = check_bytes(data, PATH, "email-sequence", using)
    found = memory.check(data, PATH, "email-sequence", using)
    differ = set(found.findings) ^ set(fresh.findings)
    assert not differ, [(one, one in fresh.findings) for one in differ]
    assert found == fresh


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(template, st.lists(edit, min_size=1, max_size=6))
def test_any_edits(begin: tuple[str, list[str]], edits: list[tuple[float, int, str]]) -> None:
    using, memory = every_rule(), Memory()
    text = begin[0] + "\n".join(begin[1])
    agree(memory, text, using)
    for where, gone, piece in edits:
        at = int(where * len(text))
        text = text[:at] + piece + text[at + gone :]
        agree(memory, text, using)


@settings(max_examples=10)
@given(template, st.data())
def test_touches_moved_doubled_and_taken_out(begin: tuple[str, list[str]], data: st.DataObject) -> None:
    using, memory = every_rule(), Memory()
    head, parts = begin
    agree(memory, head + "\n".join(parts), using)
    for _ in range(2):
        parts = data.draw(st.lists(st.sampled_from(parts), min_size=1, max_size=5))
        agree(memory, head + "\n".join(parts), using)


def test_another_day_another_policy_another_selection() -> None:
    using, memory = every_rule(), Memory()
    text = heads()[0] + "\n".join(touches()[:4])
    agree(memory, text, using)
    agree(memory, text, replace(using, as_of=using.as_of + timedelta(days=400)))
    agree(memory, text, replace(using, policy=replace(using.policy, terms=())))
    agree(memory, text, all_settings("VOC", policy()))
    agree(memory, text, using)


def test_a_keystroke_asks_local_rules_of_one_touch_only() -> None:
    using, memory = every_rule(), Memory()
    text = heads()[0] + "\n".join(touches()[:6])
    agree(memory, text, using)
    before = dict(memory._known)
    agree(memory, text.replace("title: ", "title: X", 1), using)
    kept = sum(before.get(key) is said for key, said in memory._known.items())
    assert kept > len(before) / 2, "a title is what few rules ask for"
    before = dict(memory._known)
    at = text.index("## Touch", text.index("## Touch") + 1) - 3
    agree(memory, text[:at] + "x" + text[at:].replace("title: ", "title: X", 1), using)
    asked = {key[1] for key in memory._known.keys() - before.keys()}
    assert len(asked) == 1
