"""Small charts as inline SVG: real axes, round ticks, and shapes that tell apart what colour alone would not.

Every function gives a whole ``<svg>`` with a title and a description for those who hear it. Colours are classes that the
page's style sheet fills, for light and dark. Nothing here takes text from a lead or a template.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

WIDTH, HEIGHT = 380, 190
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 10, 14, 26


class Dot(NamedTuple):
    """A point of a series. ``value`` ``None``: a gap. ``few``: on too few cases. ``young``: can still rise."""

    label: str
    value: float | None
    few: bool = False
    young: bool = False
    told: str = ""
    """What is read out and shown on hover: ``2026-W17: 2 of 6, 33 %``."""


class Axis(NamedTuple):
    """A vertical axis from 0: its ticks, and the text behind each (``%`` or nothing)."""

    ticks: tuple[float, ...]
    unit: str = ""

    @property
    def top(self) -> float:
        """The highest tick."""
        return self.ticks[-1]


def round_ticks(highest: float, most: int = 5) -> tuple[float, ...]:
    """Ticks from 0 in steps of 1, 2 or 5 times a power of ten, the last at or above ``highest``; whole below ten."""
    highest = max(highest, 1.0)
    step = 1.0
    while True:
        for factor in (1, 2, 5):
            if highest / (step * factor) <= most:
                size = step * factor
                count = int(-(-highest // size))
                return tuple(size * number for number in range(count + 1))
        step *= 10


def columns(
    title: str, dots: Sequence[Dot], x_labels: Sequence[tuple[int, str]], target: float | None
) -> str:
    """A column chart of counts, with the target as a dashed line."""
    highest = max([one.value for one in dots if one.value is not None] + [target or 0], default=0)
    axis = Axis(round_ticks(highest))
    parts = [*_frame(title, dots, axis, x_labels, len(dots))]
    slot = (WIDTH - _LEFT - _RIGHT) / max(len(dots), 1)
    for number, one in enumerate(dots):
        if one.value:
            height = _span(axis) * one.value / axis.top
            x, y = _LEFT + number * slot + slot * 0.15, HEIGHT - _BOTTOM - height
            parts.append(
                f'<rect class="bar-1" x="{x:.1f}" y="{y:.1f}" width="{slot * 0.7:.1f}" height="{height:.1f}" rx="1.5">'
                f"<title>{escape(one.told)}</title></rect>"
            )
    parts.extend(_target(target, axis))
    return "".join((*parts, "</svg>"))


def line(
    title: str,
    dots: Sequence[Dot],
    x_labels: Sequence[tuple[int, str]],
    unit: str,
    target: float | None = None,
) -> str:
    """A line chart. Gaps stay gaps; hollow points rest on few cases or can still rise."""
    highest = max([one.value for one in dots if one.value is not None] + [target or 0], default=0)
    whole = unit == " %" and highest <= 100
    axis = Axis((0, 25, 50, 75, 100) if whole else round_ticks(highest), unit)
    parts = [*_frame(title, dots, axis, x_labels, len(dots)), *_target(target, axis), *_line(dots, axis)]
    return "".join((*parts, "</svg>"))


def _line(dots: Sequence[Dot], axis: Axis) -> Iterator[str]:
    slot = (WIDTH - _LEFT - _RIGHT) / max(len(dots), 1)
    places = [
        None
        if one.value is None
        else (_LEFT + (at + 0.5) * slot, HEIGHT - _BOTTOM - _span(axis) * one.value / axis.top)
        for at, one in enumerate(dots)
    ]
    path, pen = [], "M"
    for place in places:
        if place is None:
            pen = "M"
            continue
        path.append(f"{pen}{place[0]:.1f} {place[1]:.1f}")
        pen = "L"
    yield f'<path class="line-1" d="{"".join(path)}"/>'
    for one, place in zip(dots, places, strict=True):
        if place is not None:
            hollow = " hollow" if one.few or one.young else ""
            yield (
                f'<circle class="dot-1{hollow}" cx="{place[0]:.1f}" cy="{place[1]:.1f}" r="3">'
                f"<title>{escape(one.told)}</title></circle>"
            )


def _span(axis: Axis) -> float:
    return HEIGHT - _TOP - _BOTTOM if axis.top else 0


def _frame(
    title: str, dots: Sequence[Dot], axis: Axis, x_labels: Sequence[tuple[int, str]], slots: int
) -> Iterator[str]:
    spoken = "; ".join(one.told for one in dots if one.told) or "no data"
    yield (
        f'<svg class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(title)}: {escape(spoken)}">'
    )
    for tick in axis.ticks:
        y = HEIGHT - _BOTTOM - (_span(axis) * tick / axis.top if axis.top else 0)
        name = "axis" if tick == 0 else "grid"
        yield f'<line class="{name}" x1="{_LEFT}" y1="{y:.1f}" x2="{WIDTH - _RIGHT}" y2="{y:.1f}"/>'
        yield f'<text class="tick" x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{tick:g}{axis.unit}</text>'
    slot = (WIDTH - _LEFT - _RIGHT) / max(slots, 1)
    for at, words in x_labels:
        x = _LEFT + (at + 0.5) * slot
        yield f'<line class="axis" x1="{x:.1f}" y1="{HEIGHT - _BOTTOM}" x2="{x:.1f}" y2="{HEIGHT - _BOTTOM + 4}"/>'
        yield f'<text class="tick" x="{x:.1f}" y="{HEIGHT - 7}" text-anchor="middle">{escape(words)}</text>'


def _target(target: float | None, axis: Axis) -> Iterator[str]:
    if target is not None:
        y = HEIGHT - _BOTTOM - _span(axis) * target / axis.top
        yield f'<line class="target" x1="{_LEFT}" y1="{y:.1f}" x2="{WIDTH - _RIGHT}" y2="{y:.1f}"/>'
        yield (
            f'<text class="tick" x="{WIDTH - _RIGHT}" y="{y - 4:.1f}" text-anchor="end">target {target:g}{axis.unit}</text>'
        )


def bar(share: float, tone: str = "1") -> str:
    """A horizontal bar that fills a share (0 to 1) of its cell. Decoration: the number stands beside it."""
    width = 100 * min(max(share, 0.0), 1.0)
    return (
        '<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="track" width="100" height="10"/><rect class="bar-{tone}" width="{width:.2f}" height="10"/></svg>'
    )


_ROW, _NAME = 34, 152


class Strip(NamedTuple):
    """One row of the time chart: waiting leads by days, and the median of all stays (``None``: not reached)."""

    label: str
    days: tuple[int, ...]
    median: float | None
    told: str


def strips(title: str, rows: Sequence[Strip]) -> str:
    """For each stage a row of dots, one for each lead that is there now, by days, and a tick at the median stay."""
    longest = max((max(row.days, default=0) for row in rows), default=0)
    highest = max([float(longest), *(row.median for row in rows if row.median is not None)])
    ticks = round_ticks(highest, 6)
    height = len(rows) * _ROW + 30
    scale = (560 - _NAME - 16) / ticks[-1]
    spoken = "; ".join(row.told for row in rows)
    parts = [
        f'<svg class="chart" viewBox="0 0 560 {height}" role="img" aria-label="{escape(title)}: {escape(spoken)}">'
    ]
    for tick in ticks:
        x = _NAME + tick * scale
        parts.append(f'<line class="grid" x1="{x:.1f}" y1="0" x2="{x:.1f}" y2="{height - 26}"/>')
        last = tick == ticks[-1]
        anchor, at, words = ("end", 556.0, f"{tick:g} days") if last else ("middle", x, f"{tick:g}")
        parts.append(
            f'<text class="tick" x="{at:.1f}" y="{height - 9}" text-anchor="{anchor}">{words}</text>'
        )
    for number, row in enumerate(rows):
        parts.extend(_strip(number, row, scale))
    return "".join((*parts, "</svg>"))


def _strip(number: int, row: Strip, scale: float) -> Iterator[str]:
    y = number * _ROW + _ROW / 2
    yield f'<text class="name" x="{_NAME - 10}" y="{y + 4:.1f}" text-anchor="end">{escape(row.label)}</text>'
    counts: dict[int, int] = {}
    for days in row.days:
        counts[days] = counts.get(days, 0) + 1
    yield "<g>"
    for days, count in sorted(counts.items()):
        radius = min(4 + (count - 1) ** 0.5, 9)
        yield (
            f'<circle class="spot" cx="{_NAME + days * scale:.1f}" cy="{y:.1f}" r="{radius:.1f}">'
            f"<title>{count} for {days} days</title></circle>"
        )
    yield "</g>"
    if row.median is not None:
        x = _NAME + row.median * scale
        yield (
            f'<line class="median" x1="{x:.1f}" y1="{y - 12:.1f}" x2="{x:.1f}" y2="{y + 12:.1f}">'
            f"<title>median stay {row.median:g} days</title></line>"
        )
