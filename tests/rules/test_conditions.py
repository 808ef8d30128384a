"""An opt-out that only some recipients get, or that is struck through, is none."""

from __future__ import annotations

import time

import pytest

from govern.rules.conditions import conditions
from govern.rules.optout import RULES
from govern.rules.optout_withheld import CONDITIONAL, STRUCK
from govern.rules.registry import Problem
from tests.rules.test_cadence import problems_of

OPT_OUT = "Not for you? [Unsubscribe]({{unsubscribe_link}})."
ADDRESS = "{{postal_address}}"
RULE = {rule.code: rule for rule in RULES}

AROUND = [
    ("{% if eu %}", "{% endif %}"),
    ("{%-   if eu -%}", "{%- endif -%}"),
    ("{%\n\nif eu %}", "{%\n\nendif %}"),
    ("{% unless us %}", "{% endunless %}"),
    ("{% if a %}{% for b in c %}", "{% endif %}"),
    ("{% if a %}{{/if}}", "{% endif %}"),
    ("{% if a %}{% endfor %}", "{% endif %}"),
    ("{% if a %}x{% else %}", "{% endif %}"),
    ("{% if a %}", ""),
    ("{{#if eu}}", "{{/if}}"),
    ("{{#eu}}", "{{/eu}}"),
    ("{{ ^eu }}", "{{ /eu }}"),
    ("{{if .EU}}", "{{end}}"),
    ("{{- range .EU }}", "{{ end -}}"),
    ("*|IF:EU|*", "*|END:IF|*"),
    ("*|IFNOT:EU|*", "*|END:IF|*"),
    ("%%[ IF @eu == 1 THEN ]%%", "%%[ ENDIF ]%%"),
    ("<% if eu %>", "<% end %>"),
    ("<% list.each do |x| %>", "<% end %>"),
    ("<% if (eu) { %>", "<% } %>"),
    ("<#if eu>", "</#if>"),
    ("#if($eu)", "#end"),
    ("{if $eu}", "{/if}"),
    ("<!--[if mso]><!-->", "<!--<![endif]-->"),
    # Out of sight, where the sending tool still obeys it.
    ("`{% if eu %}`", "`{% endif %}`"),
    ("<!-- {% if eu %} -->", "<!-- {% endif %} -->"),
    ("<span title='{% if eu %}'></span>", "<span title='{% endif %}'></span>"),
    ("<style>{% if eu %}</style>\n\n", "\n\n<style>{% endif %}</style>"),
]


def found(code: str, body: str) -> list[Problem]:
    return problems_of(RULE[code], body)[1]


@pytest.mark.parametrize(("begin", "end"), AROUND)
def test_an_opt_out_under_a_condition_is_not_for_everyone(begin: str, end: str) -> None:
    (problem,) = found("OPT101", f"{begin}{OPT_OUT}{end}\n")
    assert CONDITIONAL in problem.message
    if end:
        assert found("OPT101", f"{begin}Bonjour.{end}\n\n{OPT_OUT}\n") == []
    assert found("OPT102", f"{begin}{ADDRESS}{end}\n")


TOLD = "Reply STOP and I will take you off this list."
BOTH = [
    "{{% if eu %}}{a}{{% else %}}{b}{{% endif %}}",
    "{{% unless eu %}}{a}{{% else %}}{b}{{% endunless %}}",
    "{{{{#if eu}}}}{a}{{{{else}}}}{b}{{{{/if}}}}",
    "{{{{#eu}}}}{a}{{{{^}}}}{b}{{{{/eu}}}}",
    "{{{{if .EU}}}}{a}{{{{else}}}}{b}{{{{end}}}}",
    "*|IF:EU|*{a}*|ELSE:|*{b}*|END:IF|*",
    "%%[ IF @eu == 1 THEN ]%%{a}%%[ ELSE ]%%{b}%%[ ENDIF ]%%",
    "<% if eu %>\n\n{a}\n\n<% else %>\n\n{b}\n\n<% end %>",
    "<#if eu>{a}<#else>{b}</#if>",
    "#if($eu) {a} #else {b} #end",
    "{{if $eu}}{a}{{else}}{b}{{/if}}",
    "{{% if a %}}{{% if b %}}x{{% else %}}y{{% endif %}} {a}{{% else %}}{b}{{% endif %}}",
    "{{% if a %}}{a}{{% elsif c %}}{a}{{% else %}}{b}{{% endif %}}",
]


@pytest.mark.parametrize("condition", BOTH)
def test_an_opt_out_in_every_branch_is_for_everyone(condition: str) -> None:
    assert found("OPT101", condition.format(a=OPT_OUT, b=TOLD)) == []
    assert found("OPT102", condition.format(a=ADDRESS, b=ADDRESS)) == []
    for a, b in ((OPT_OUT, "Bonjour."), ("Bonjour.", TOLD)):
        assert found("OPT101", condition.format(a=a, b=b)), (a, b)


@pytest.mark.parametrize(
    "condition",
    [
        "{{% if a %}}{a}{{% elsif b %}}{a}{{% endif %}}",
        "{{% if a %}}{{% if b %}}{a}{{% else %}}x{{% endif %}}{{% else %}}{a}{{% endif %}}",
        "{{% if a %}}{{% if b %}}{a}{{% endif %}}{{% else %}}{a}{{% endif %}}",
        "{{% if a %}}{a}{{% else %}}{a}{{% if b %}}{{% endif %}}",
        "{{% if a %}}{a}{{% else if b %}}{{{{else}}}}{a}{{% endif %}}",
        "{{% if a %}}{a}{{% else %}}{a}{{% else %}}x{{% endif %}}",
        "{{% case a %}}{{% when 1 %}}{a}{{% else %}}{a}{{% endcase %}}{{% if b %}}{a}{{% endif %}}",
        "{{% if a %}}{a}{{% else %}}x{{% endif %}}{{% if a %}}x{{% else %}}{a}{{% endif %}}",
    ],
)
def test_an_opt_out_in_some_branches_is_not(condition: str) -> None:
    assert found("OPT101", condition.format(a=OPT_OUT))


@pytest.mark.parametrize(
    "around",
    [
        "~~{}~~",
        "<s>{}</s>",
        "<strike>{}</strike>",
        "<del>\n\n{}\n\n</del>",
        "<p style='text-decoration:line-through'>{}</p>",
        "~~a <s>b~~ {}</s>",
        "~~We write **on Mondays. {}**~~",
    ],
)
@pytest.mark.parametrize("way", ["Reply STOP to opt out.", "[Unsubscribe]({{unsubscribe_link}})"])
def test_an_opt_out_that_is_struck_through_is_taken_back(around: str, way: str) -> None:
    (problem,) = found("OPT101", around.format(way))
    assert STRUCK in problem.message
    assert found("OPT101", around.format("Old.") + "\n\n" + way) == []
    assert found("OPT102", around.format(ADDRESS))


@pytest.mark.parametrize(
    "text",
    [
        "{{first_name}} and {{ industry | default: 'your industry' }}",
        "{{ if_known }} {{ iffy }} {{ends}}",
        "40 % of them, if they reply, end [if at all] # if (not) #end <b>",
        "{% assign a = 'b' %} {% endif %} {{/if}} *|END:IF|* <% end %> <![endif]-->",
        "a #if b, %%x%%, {iffy} {if}",
    ],
)
def test_what_is_no_condition(text: str) -> None:
    assert conditions(text) == ()


@pytest.mark.parametrize(
    "piece",
    ["{% if x %}", "{{#a}}", "<% ", "%%[ if ", "{{", "*|IF:", "<!--[if ", "#if(", "{if ", "<% x do", "{%  "],
)
def test_hostile_texts_take_no_time(piece: str) -> None:
    text = piece * (262_144 // len(piece))
    start = time.perf_counter()
    conditions(text)
    conditions(text + "{% endfor %}{{/b}}{% end %}" * 9_000)
    assert time.perf_counter() - start < 2
