"""The page: self-contained, escaped, with landmarks."""

from __future__ import annotations

import builtins
from typing import Any

import pytest

from govern.errors import GovernError
from govern.preview import mail_html
from govern.preview.lint import lint
from govern.preview.page import page
from tests.preview.samples import Skeleton, preview, settings
from tests.preview.test_mail_html import HOSTILE


def made(**changes: Any) -> str:
    one = preview(**changes)
    return page(one, lint(one, settings()))


def test_it_needs_nothing_from_elsewhere() -> None:
    html = made()
    skeleton = Skeleton(html)
    loading = {
        name
        for tag, name, _ in skeleton.attributes
        if tag != "a" and name in {"src", "href", "srcset", "data"}
    }
    assert not loading
    assert not {tag.split(" ")[0] for tag in skeleton.tags} & {"script", "link", "img", "iframe", "object"}
    assert "url(" not in html
    assert "@import" not in html
    assert "default-src 'none'" in html


def test_it_has_landmarks_and_headings() -> None:
    skeleton = Skeleton(made())
    tags = [tag.split(" ")[0] for tag in skeleton.tags]
    assert [tags.count(name) for name in ("main", "h1", "h2", "nav")] == [1, 1, 2, 1]
    assert ("html", "lang", "en") in skeleton.attributes
    ids = [value for _, name, value in skeleton.attributes if name == "id"]
    assert len(ids) == len(set(ids))
    pointed = {
        value
        for _, name, value in skeleton.attributes
        if name in {"aria-labelledby", "href"} and value[:1] != "h"
    }
    assert {value.lstrip("#") for value in pointed} <= set(ids)
    assert not skeleton.open
    assert not skeleton.unbalanced


def test_the_second_showing_is_for_eyes_only() -> None:
    html = made()
    assert html.count('aria-hidden="true" inert') == 1
    assert html.count("Not for you?") == 2


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize(
    "field", ["first_name", "last_name", "company_name", "industry", "email", "title", "stage", "id"]
)
def test_hostile_values_are_text(field: str, value: str) -> None:
    html = made(**{field: value})
    skeleton = Skeleton(html)
    assert "script" not in {tag.split(" ")[0] for tag in skeleton.tags}
    assert not [name for _, name, _ in skeleton.attributes if name.startswith("on")]
    assert not [
        text
        for _, name, text in skeleton.attributes
        if name == "href" and text.lower().startswith("javascript")
    ]
    assert not skeleton.unbalanced
    assert "\u202e" not in html


def test_notes_and_faults_stand_on_it() -> None:
    html = made(stage="sql", first_name="<b>")
    assert "The lead&#x27;s stage is sql; nurture mail is for mql" in html
    assert "PRV106" in html


def test_without_markdown_it_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    mail_html._markdown.cache_clear()
    real = builtins.__import__

    def refuse(name: str, *arguments: Any, **options: Any) -> Any:
        if name.startswith("markdown_it"):
            raise ImportError(name)
        return real(name, *arguments, **options)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(GovernError) as caught:
        made()
    assert "govern[preview]" in caught.value.next_step
    monkeypatch.undo()
    mail_html._markdown.cache_clear()
