from __future__ import annotations

import pytest

from govern.check import FileResult, check_bytes
from govern.rules.specimen import specimen
from tests.corpus.score import settings

BAD = "Partners clo\u200bse faster."


def check(body: str, *, front: str = "", select: str = "") -> FileResult:
    path, text = specimen(body, "body")
    if front:
        text = text.replace("approvals: []\n", f"{front}approvals: []\n", 1)
    return check_bytes(text.encode(), path, "email-sequence", settings(select or "DOC"))


def codes(result: FileResult) -> list[str]:
    return [finding.code for finding in result.findings]


def both(body: str, **more: str) -> tuple[list[str], list[tuple[str, str]]]:
    path, text = specimen(body, "body")
    if more:
        text = text.replace("approvals: []\n", f"{more['front']}approvals: []\n", 1)
    base = settings("")
    import dataclasses

    from govern.check import Selection

    result = check_bytes(
        text.encode(),
        path,
        "email-sequence",
        dataclasses.replace(base, selection=Selection(("DOC", "SUP", "PRC"))),
    )
    return codes(result), [(silenced.finding.code, silenced.reason) for silenced in result.silenced]


@pytest.mark.parametrize(
    "body",
    [
        f"<!-- govern: allow DOC301 -- it must stand -->\n{BAD}\n",
        f"<!-- govern: allow DOC301 -- it must stand -->\n\n{BAD}\n",
        f"<!-- govern: allow DOC301 -- it must stand -->\nFirst line,\n{BAD}\n",
        f"{BAD} <!-- govern: allow DOC301 -- it must stand -->\n",
        f"<!-- govern: allow DOC301, DOC302 -- it must stand -->\n<i style='display:none'>x</i> {BAD}\n",
        f"<!--govern:allow DOC301 --it must stand-->\n{BAD}\n",
    ],
)
def test_a_silence_covers_its_line_or_the_next_block(body: str) -> None:
    found, silenced = both(body)
    assert found == []
    assert ("DOC301", "it must stand") in silenced


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"<!-- govern: allow DOC301 -- why -->\nFine.\n\n{BAD}\n", ["SUP103", "DOC301"]),
        (f"<!-- govern: allow DOC301 -->\n{BAD}\n", ["SUP101", "DOC301"]),
        (f"<!-- govern: allow DOC301 -- -->\n{BAD}\n", ["SUP101", "DOC301"]),
        (f"<!-- govern: allow XYZ999 -- why -->\n{BAD}\n", ["SUP102", "DOC301"]),
        (f"<!-- govern: allow all -- why -->\n{BAD}\n", ["SUP105", "DOC301"]),
        (f"<!-- govern: disable -->\n{BAD}\n", ["SUP105", "DOC301"]),
        ("<!-- govern: allow DOC301 -- why -->\nFine.\n", ["SUP103"]),
        ("<!-- govern: allow PRC101 -- why -->\nOur Assessment costs $2,500.\n", ["SUP104", "PRC101"]),
        (
            "<!-- govern: allow SUP104, PRC101 -- why -->\nOur Assessment costs $2,500.\n",
            ["SUP104", "SUP104", "PRC101"],
        ),
    ],
)
def test_silences_that_do_not_hold(body: str, expected: list[str]) -> None:
    assert sorted(both(body)[0]) == sorted(expected)


def test_a_silence_in_front_matter_covers_the_next_line_or_block() -> None:
    front = "# govern: allow DOC217 -- the client's own word\naudience: 'x'\n"
    assert both("Fine.\n", front=front)[0] == ["SUP103"]
    front = "# govern: allow DOC202 -- known elsewhere\nzzz: 1\n"
    assert both("Fine.\n", front=front) == ([], [("DOC202", "known elsewhere")])
    front = "# govern: allow DOC202 -- known elsewhere\nyyy:\n  a: 1\n  b: 2\nzzz: 1\n"
    assert both("Fine.\n", front=front) == (["DOC202"], [("DOC202", "known elsewhere")])
    front = "zzz: 1 # govern: allow DOC202 -- known elsewhere\n"
    assert both("Fine.\n", front=front) == ([], [("DOC202", "known elsewhere")])


def test_a_file_that_cannot_be_read_cannot_silence_that() -> None:
    path, text = specimen("<!-- govern: allow DOC107 -- why -->\nText\n", "body")
    text = text.replace("status: draft", "status: draft\nstatus: approved  # govern: allow DOC107 -- why")
    assert codes(check_bytes(text.encode(), path, "email-sequence", settings("DOC"))) == ["DOC107"]
