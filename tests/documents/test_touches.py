"""Where touches begin and end, and what their header lines say."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govern.documents.passages import Place
from govern.documents.touches import read_touches, stray_text

FRONT = "---\ntitle: x\n---\n"

SEQUENCE = """
## Touch 1
Subject: {{company_name}} and the gap
Preheader: What *214* alliances &amp; more taught us
Wait: 0 days

Hi {{first_name}},

*Markdown*.

## Touch 2
Subject: Second
Wait: 14 days

Bye.
"""


def touches(body: str) -> list[tuple[int | None, str]]:
    """Number and text of the body of each touch."""
    text = FRONT + body
    return [
        (touch.number, text[touch.body_start : touch.body_end].strip())
        for touch in read_touches(text, len(FRONT))
    ]


def test_a_sequence() -> None:
    text = FRONT + SEQUENCE
    first, second = read_touches(text, len(FRONT))
    assert (first.number, second.number) == (1, 2)
    assert text[first.heading_start : first.heading_end] == "## Touch 1"
    assert first.body_end == second.heading_start
    assert second.body_end == len(text)
    assert {name: header.value for name, header in first.headers.items()} == {
        "subject": "{{company_name}} and the gap",
        "preheader": "What *214* alliances &amp; more taught us",
        "wait": "0 days",
    }
    subject = first.headers["subject"]
    assert text[subject.line_start : subject.end] == "Subject: {{company_name}} and the gap"
    assert text[subject.start : subject.end] == subject.value
    assert [(passage.place, passage.text) for passage in first.passages] == [
        (Place.SUBJECT, "{{company_name}} and the gap"),
        (Place.PREHEADER, "What *214* alliances &amp; more taught us"),
        (Place.PARAGRAPH, "Hi {{first_name}},"),
        (Place.PARAGRAPH, "Markdown."),
    ]
    assert [passage.text for passage in first.body] == ["Hi {{first_name}},", "Markdown."]
    assert first.passages[0].tags[0].name == "company_name"
    assert all(text[passage.origin(0, 1)[0]] == passage.text[0] for passage in first.passages[:3])


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        ("## Touch 1", 1),
        ("##   TOUCH   12   ##", 12),
        ("   ## touch 3: Title", 3),
        ("## Touch #4", 4),
        ("## Touch5", 5),
        ("## Touch 6 – later", 6),
        ("##\tTouch 7", 7),
        ("## Touch", None),
        ("## Touch ##", None),
        ("## Touch: Title", None),
        ("## Touch One", None),
        ("## Touch two – follow-up", None),
        ("## Touch IV", None),
        ("## Touch N", None),
        ("## Touch 99999999999999999999", None),
    ],
)
def test_touch_headings(heading: str, number: int | None) -> None:
    assert touches(f"{heading}\n\ntext\n") == [(number, "text")]


@pytest.mark.parametrize(
    "line",
    [
        "# Touch 1",
        "### Touch 1",
        "##Touch 1",
        "    ## Touch 1",
        "## Touchpoint",
        "## Touch base with us",
        "Touch 1",
        "> ## Touch 1",
    ],
)
def test_other_lines_begin_no_touch(line: str) -> None:
    assert touches(f"## Touch 1\n\na\n\n{line}\n\nb") == [(1, f"a\n\n{line}\n\nb")]
    assert touches(line) == []


@pytest.mark.parametrize(
    "around",
    [
        "```\n{}\n```",
        "~~~~ md\n{}\n~~~\n~~~~",
        "<!--\n{}\n-->",
        "   ```\n{}\n   ```   ",
        "````\n```\n{}\n````",
    ],
)
def test_touches_in_code_and_comments_are_none(around: str) -> None:
    inside = around.format("## Touch 2")
    assert touches(f"## Touch 1\n\n{inside}\n\n## Touch 3\n\nend") == [(1, inside.strip()), (3, "end")]


@pytest.mark.parametrize("opening", ["```", "~~~~", "<!--", "<!-- a", "```\n~~~"])
def test_what_is_never_closed_holds_no_touch_back(opening: str) -> None:
    assert [number for number, _ in touches(f"## Touch 1\n\n{opening}\n\n## Touch 2\n\nend")] == [1, 2]


def test_inline_code_opens_no_fence() -> None:
    assert [number for number, _ in touches("## Touch 1\n\n```x``` y\n\n## Touch 2\n\n```z```\n")] == [1, 2]


@pytest.mark.parametrize(
    ("lines", "headers", "body"),
    [
        ("Subject: a\nsubject: b\n\ntext", {"subject": "a"}, "text"),
        ("\n\nSubject: a\n\ntext", {"subject": "a"}, "text"),
        (
            "From: a@b.c\nReply-To: d\nX-Other: e\ntext",
            {"from": "a@b.c", "reply-to": "d", "x-other": "e"},
            "text",
        ),
        ("Subject:\nWait:0 days\n\ntext", {"subject": "", "wait": "0 days"}, "text"),
        ("  SUBJECT :  a  \n\ntext", {"subject": "a"}, "text"),
        ("https://x.y\n\ntext", {}, "https://x.y\n\ntext"),
        ("\nQuestion: is this a header?\n\ntext", {}, "Question: is this a header?\n\ntext"),
        ("Hello there: text", {}, "Hello there: text"),
        ("", {}, ""),
    ],
)
def test_header_lines(lines: str, headers: dict[str, str], body: str) -> None:
    text = f"## Touch 1\n{lines}"
    (touch,) = read_touches(text, 0)
    assert {name: header.value for name, header in touch.headers.items()} == headers
    assert text[touch.body_start : touch.body_end].strip() == body


def test_a_second_subject_is_read_too() -> None:
    (touch,) = read_touches("## Touch 1\nSubject: a\nSubject: only $500\n\nb", 0)
    assert [passage.text for passage in touch.passages] == ["a", "only $500", "b"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_do_not_matter(end: str) -> None:
    text = (FRONT + SEQUENCE).replace("\n", end)
    first, second = read_touches(text, len(FRONT.replace("\n", end)))
    assert (first.number, second.number) == (1, 2)
    assert text[first.heading_start : first.heading_end] == "## Touch 1"
    assert first.headers["wait"].value == "0 days"
    assert [passage.text for passage in second.passages] == ["Second", "Bye."]


@pytest.mark.parametrize(
    ("body", "stray"),
    [
        ("\n## Touch 1\n\ntext", None),
        ("\n \n", None),
        ("", None),
        ("<!-- a\n\nb -->\n<!-- c -->\n\n## Touch 1\n", None),
        ("\nSome text\n\nand more\n\n## Touch 1\n", "Some text\n\nand more"),
        ("# Title\n\n## Touch 1\n", "# Title"),
        ("<!-- a --> b\n\n## Touch 1\n", "b"),
        ("No touch at all.\n", "No touch at all."),
    ],
)
def test_stray_text(body: str, stray: str | None) -> None:
    text = FRONT + body
    found = stray_text(text, len(FRONT))
    assert (text[slice(*found)] if found else None) == stray


LINES = st.sampled_from(
    (
        "## Touch 1",
        "## Touch",
        "Subject: {{a}}",
        "Wait: 1",
        "text",
        "",
        "```",
        "~~~",
        "<!--",
        "-->",
        "> a",
        "## Other",
    )
)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, max_size=12), st.sampled_from(("\n", "\r\n")), st.booleans())
def test_touches_share_out_the_body(lines: list[str], end: str, front: bool) -> None:
    start = len(FRONT) if front else 0
    text = FRONT[:start] + end.join(lines)
    cursor = start
    for touch in read_touches(text, start):
        assert (
            cursor
            <= touch.heading_start
            <= touch.heading_end
            <= touch.body_start
            <= touch.body_end
            <= len(text)
        )
        assert text[touch.heading_start : touch.heading_end].startswith("## Touch")
        assert all(text[header.start : header.end] == header.value for header in touch.headers.values())
        cursor = touch.body_end
    assert cursor in {start, len(text)}


@pytest.mark.parametrize(
    "body",
    [
        "## Touch 1\n\na\n\n<!-- x\n\n## Touch 2\n\n<!-- y\n\n## Touch 3\n",
        "## Touch 1\n\n~~~~\n\n## Touch 2\n\n~~~~~ x\n\n## Touch 3\n",
        "## Touch 1\n\n````\na\n\n## Touch 2\n\n````` x\n\n## Touch 3\n",
    ],
)
def test_what_is_opened_twice_and_never_closed_holds_no_touch_back(body: str) -> None:
    assert [number for number, _ in touches(body)] == [1, 2, 3]


@pytest.mark.parametrize(
    "piece",
    ["## Touch 1\n", "## Touch 1\nSubject: a\n", "\n<!--", "```\n", "~~~x\n", "\n", "a: b\n", "\n   "],
)
def test_hostile_repetition_is_read(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    read_touches(text, 0)
    stray_text(text, 0)
