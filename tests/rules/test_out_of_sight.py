"""Text that a recipient gets and no rule reads is told: as code, under a condition, for Outlook alone."""

from __future__ import annotations

import pytest

from govern.rules.doc import RULES
from tests.rules.test_cadence import said

RULE = {rule.code: rule for rule in RULES}
CODE, CONDITION = RULE["DOC304"], RULE["DOC305"]
REST = "\n\n" + "A third of their revenue comes from partners who know the buyer, and nobody counts it. " * 3


def as_code(body: str, **more: str) -> list[tuple[str, str]]:
    told = said(CODE, body + REST, **more)
    return [
        (text, message.removeprefix("This touch shows ").partition(" as code")[0]) for text, message in told
    ]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("The Assessment costs `$2,500`.", "$2,500"),
        ("The Assessment costs $2,`500`.", "$2,`500"),
        (
            "The Assessment costs `two thousand` `five hundred dollars`.",
            "two thousand` `five hundred dollars",
        ),
        ("The Assessment costs <code>$2,500</code>.", "$2,500"),
        ("<pre><code>The Assessment costs $2,500.</code></pre>", "$2,500"),
        ("<div><code>\n\nThe Assessment costs $2,500.\n\n</code></div>", "$2,500"),
        ("```\nThe Assessment costs\n$2,500.\n```", "$2,500"),
        ("~~~ text\nThe Assessment costs $2,500.\n~~~~", "$2,500"),
        ("    The Assessment costs $2,500.", "$2,500"),
        ("\tThe Assessment costs $2,500.", "$2,500"),
        ("- a\n\n      The Assessment costs $2,500.", "$2,500"),
        ("> ```\n> The Assessment costs $2,500.\n> ```", "$2,500"),
        ("| a |\n|---|\n| The Assessment costs `$2,500` |", "$2,500"),
        ("![The Assessment costs `$2,500`](a.png)", "$2,500"),
        ("## The Assessment costs `$2,500`", "$2,500"),
    ],
)
def test_a_price_as_code(body: str, text: str) -> None:
    assert as_code(body) == [(text, "a price")]
    assert as_code(body, sequence="activation") == []


@pytest.mark.parametrize(
    "body",
    [
        "`Reply STOP to leave.`",
        "```\nNot for you? Reply STOP\nand I will not write again.\n```",
        "    To unsubscribe, reply STOP.",
        "<code>Reply STOP and I will take you off the list.</code>",
    ],
)
def test_an_opt_out_as_code(body: str) -> None:
    ((text, what),) = as_code(body)
    assert what == "an opt-out"
    assert text in body


def test_a_misused_term_as_code() -> None:
    assert as_code("Read `Eco Monetize` and eco `Monetize`.") == [
        ("Eco Monetize", "a miswritten term"),
        ("eco `Monetize", "a miswritten term"),
    ]
    assert as_code("Read `eco_monetize`, `EcoMonetize`, `ECOMONETIZE` and `eco monetize`.") == []


def test_sentences_as_code() -> None:
    pitch = "Book a call with us this week and let us show you what we do"
    assert as_code(f"`{pitch}`") == [(pitch, "its reader 14 words")]
    assert as_code(f"`{pitch[:30]}`") == []
    words = " ".join(f"`{word}`" for word in pitch.split())
    assert as_code(words) == []
    ((_, what),) = said(CODE, words)
    assert what == "This touch shows its reader 14 words as code, which no rule reads."


@pytest.mark.parametrize(
    "body",
    [
        "The field `deal_source` says who brought the deal in, `region` where.",
        "Reply with `STOP`, run `crm export --since 2025 --all`, or see `{{unsubscribe_link}}`.",
        '```sh\nprice=$1\necho "$price" | sort -n\n```',
        '```json\n{"team": 4, "share": 0.3}\n```',
        "```\nSELECT name, source FROM deals WHERE partner IS NOT NULL\n```",
        "```\nfor u in $(cat $LIST); do curl -s $BASE/$u | grep -c 404; done\n```",
        "Median time was `38 days`, in a market of `$4.2 billion`.",
        "A lone ` tick costs nothing, and     blanks do not either.",
    ],
)
def test_ordinary_code_is_left_alone(body: str) -> None:
    assert as_code(body) == []


def test_text_of_a_style_sheet() -> None:
    sheet = (
        "<style>.x::after{content : \"Only $2,500\"} .y:before{CONTENT:'*'} .z{content:'\\24 2500'}</style>"
    )
    assert [text for text, _ in said(CODE, sheet + REST)] == ["Only $2,500", "\\24 2500"]
    assert said(CODE, "content: 'words' are no style sheet." + REST) == []


def test_its_options() -> None:
    body = "Run `partner export with all of the fields` first."
    assert said(CODE, body + REST, options={"max_words": 5})
    assert not said(CODE, body + REST, options={"max_words": "5", "max_share": True})
    assert said(CODE, body + REST, options={"max_words": 5, "max_share": 1})


# ---- conditions


@pytest.mark.parametrize(
    "around",
    [
        "<!-- {% if eu %} -->{}<!-- {% endif %} -->",
        "`{% if eu %}`{}`{% endif %}`",
        "<span title='{{#if eu}}'></span>{}<span title='{{/if}}'></span>",
        "<style>{% if eu %}</style>\n\n{}\n\n<style>{% endif %}</style>",
        "<#if eu>{}</#if>",
        "#if($eu){}#end",
        "*|IF:EU|*{}*|END:IF|*",
    ],
)
def test_a_condition_that_nothing_else_tells(around: str) -> None:
    ((text, message),) = said(CONDITION, around.replace("{}", "Hello.", 1) if "{}" in around else around)
    assert text in around
    assert "some recipients only" in message


@pytest.mark.parametrize(
    "body",
    [
        "{% if eu %}Hello.{% endif %}",
        "{{#if eu}}Hello.{{/if}}",
        "Hi {{first_name}}, if you like.",
        "<!--[if mso]><table width='600'><tr><td><![endif]-->\n\nHello.",
        "<!--[if !mso]><!-->\n\nHello.\n\n<!--<![endif]-->",
        "<!--[if mso]> never closed",
        "<!-- if it helps: [if mso] -->",
    ],
)
def test_no_condition_out_of_sight(body: str) -> None:
    assert said(CONDITION, body) == []


def test_text_for_outlook_alone() -> None:
    comment = "<!--[if gte mso 9]><p>The Assessment costs $2,500.</p><![endif]-->"
    ((text, message),) = said(CONDITION, f"{comment}\n\nHello.")
    assert text == comment
    assert message.startswith("Outlook shows")
