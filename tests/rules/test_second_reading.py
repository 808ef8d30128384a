"""The second reader: pieces, scores that depend on the text alone, and an end to what it is asked."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govern.documents.reading import read_passages
from govern.rules import money_doubt, optout_doubt, second_reading
from govern.rules.money_prices import prices_of
from govern.rules.money_scene import Own
from govern.rules.optout_judging import judge
from govern.rules.second_reading import OPT_OUT, PRICE, Patience, Question, answers, understands, window
from govern.rules.wordpieces import UNKNOWN, pieces

KNOWN = {
    piece: number
    for number, piece in enumerate(
        [UNKNOWN, "[CLS]", "[SEP]", "un", "##sub", "##scribe", "cafe", "$", "2", ",", "500", "ss", "a"]
    )
}
NAMES = {number: piece for piece, number in KNOWN.items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Unsubscribe", ["un", "##sub", "##scribe"]),
        ("Café, café", ["cafe", ",", "cafe"]),
        ("$2,500", ["$", "2", ",", "500"]),
        ("un\u200bsub", ["un", "##sub"]),
        ("zzz a", [UNKNOWN, "a"]),
        ("a" * 100, [UNKNOWN]),
        ("", []),
    ],
)
def test_words_are_cut_into_the_longest_known_pieces(text: str, expected: list[str]) -> None:
    assert [NAMES[one.number] for one in pieces(text, KNOWN)] == expected


@given(st.text(max_size=60))
def test_pieces_stand_in_order_where_they_say(text: str) -> None:
    found = pieces(text, KNOWN)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert [one.start for one in found] == sorted(one.start for one in found)


@given(st.text(max_size=80), st.integers(0, 90), st.integers(0, 90), st.sampled_from([PRICE, OPT_OUT]))
def test_any_question_has_an_answer(text: str, start: int, end: int, about: int) -> None:
    numbers, places = window(Question(text, start, end, about), KNOWN)
    assert places
    assert all(0 <= place < len(numbers) for place in places)
    assert all(map(math.isfinite, answers([Question(text, start, end, about)])))


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("We ask $2,500 for it.", True),
        ("$2,500 flat.", True),
        ("Newsletter abbestellen: [ hier ] ( web page )", False),
        ("Vous ne souhaitez plus recevoir nos messages ?", False),
    ],
)
def test_it_is_asked_about_english_alone(text: str, english: bool) -> None:
    assert understands(Question(text, 0, 5, PRICE)) is english


def test_a_long_text_is_read_around_what_is_asked() -> None:
    text = "a " * 5000
    numbers, places = window(Question(text, 6000, 6001, PRICE), KNOWN)
    assert len(numbers) == 60 + 1 + 60 + 2
    assert places == [61]
    assert len(window(Question(text, 0, len(text), OPT_OUT), KNOWN)[0]) <= 152


PRICED = Question("We charge $2,500 for the Assessment.", 10, 16, PRICE)
OTHER = Question("Their board wrote off $2,500 last spring.", 22, 28, PRICE)
ENDS = Question("Say no and I will never write again.", 0, 36, OPT_OUT)


def test_an_answer_does_not_depend_on_what_else_is_asked() -> None:
    alone = [answers([one])[0] for one in (PRICED, OTHER, ENDS)]
    assert answers([PRICED, OTHER, ENDS]) == alone
    assert answers([ENDS, *[OTHER] * 5, PRICED]) == [alone[2], *[alone[1]] * 5, alone[0]]


def test_it_knows_whose_money_it_is_and_what_ends_a_series() -> None:
    priced, other, ends, goes_on = answers(
        [PRICED, OTHER, ENDS, Question("Say no to the old tool, and we will write again.", 0, 47, OPT_OUT)]
    )
    assert priced > 1 > -1 > other
    assert ends > 1 > -1 > goes_on


def answers_pieces(question: Question) -> list[int]:
    return window(question, second_reading._model().known)[0]


def test_patience_ends() -> None:
    patience = Patience(30)
    assert len(answers([PRICED] * 9, patience)) == 30 // len(answers_pieces(PRICED))
    assert answers([PRICED], patience) == []


def asked_of(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    asked: list[int] = []

    def count(questions: list[Question], patience: Patience) -> list[float]:
        found = answers(questions, patience)
        asked.append(len(found))
        return found

    for module in (money_doubt, optout_doubt):
        monkeypatch.setattr(module, "answers", count)
    return asked


def test_a_hostile_document_is_not_read_twice_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = asked_of(monkeypatch)
    monkeypatch.setattr(money_doubt, "DOUBT", 99.0)
    monkeypatch.setattr("govern.rules.money_prices.DOUBT", 99.0)
    text = "\n\n".join(f"It may be ${number},500 or ${number},700 for them." for number in range(1, 300))
    passages = read_passages(text, 0, len(text))
    list(prices_of(passages, text, Own(frozenset(), frozenset(), frozenset())))
    assert 0 < sum(asked) <= 100
    asked.clear()
    monkeypatch.setattr("govern.rules.optout_judging.DOUBT", 99.0)
    patience = Patience(40)
    for number in range(9):
        words = f"Had enough of note {number}? Tell me."
        judge(read_passages(words, 0, len(words)), patience=patience)
    assert 0 < sum(asked) <= 5
