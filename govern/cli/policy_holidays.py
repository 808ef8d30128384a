"""``govern policy holidays``: a country's holidays, frozen into the policy."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from govern.documents.reader import MAX_BYTES, read_document
from govern.documents.writing import replace_value
from govern.errors import DocumentError, GovernError, UsageError
from govern.policy.load import POLICY_FILE
from govern.repository.files import Unread, read_bytes, write_bytes
from govern.repository.workspace import open_workspace


@click.command(name="holidays")
@click.argument("country")
@click.argument("years", type=click.IntRange(1970, 2200), nargs=-1, required=True)
@click.option("--subdivision", metavar="CODE", help="A state or province, such as CA or BY.")
@click.option("--write", is_flag=True, help="Put them in the place of `calendar.holidays` in govern.yaml.")
def command(country: str, years: tuple[int, ...], subdivision: str | None, write: bool) -> None:
    """Print the holidays of a COUNTRY (US, DE …) in some YEARS, ready for the policy.

    They are frozen there, so that a deadline of last year does not move when a library learns something. Weekends are no
    business days anyway and are left out. Needs the library holidays: pip install 'govern[calendar]'.

    \b
    Examples:
      govern policy holidays US 2026 2027
      govern policy holidays DE 2026 --subdivision BY --write
    """
    days = frozen_holidays(country, years, subdivision)
    if not write:
        click.echo("calendar:\n  holidays:")
        for day, name in days.items():
            click.echo(f"    - {day}  # {name}")
        return
    workspace = open_workspace(Path.cwd())
    data = read_bytes(workspace.root, POLICY_FILE, MAX_BYTES)
    document = (
        None if isinstance(data, Unread) else read_document(data, POLICY_FILE, "policy", "yaml").document
    )
    if document is None or ("calendar", "holidays") not in document.positions:
        raise DocumentError(
            f"{POLICY_FILE} has no `calendar.holidays` to replace.",
            "Add `calendar: {holidays: []}`, or paste what the command prints without --write.",
        )
    kept = [
        day
        for day in document.data["calendar"]["holidays"]
        if isinstance(day, str) and not day.startswith(tuple(f"{year}-" for year in years))
    ]
    text = replace_value(document, ("calendar", "holidays"), sorted({*kept, *map(str, days)}))
    write_bytes(workspace.root / POLICY_FILE, text.encode("utf-8"))
    click.echo(f"wrote {len(days)} holidays of {', '.join(map(str, years))} into {POLICY_FILE}")


def frozen_holidays(country: str, years: tuple[int, ...], subdivision: str | None) -> dict[date, str]:
    """Weekday holidays of some years by day. A holiday of the next year may be observed in this one, so all are asked.

    Raises ``UsageError`` for an unknown country, ``GovernError`` without the library.
    """
    try:
        import holidays
    except ImportError:
        raise GovernError(
            "The library holidays is not installed.", "pip install holidays, or write the days by hand."
        ) from None
    around = sorted({other for year in years for other in (year - 1, year, year + 1)})
    try:
        found: Any = holidays.country_holidays(country.upper(), subdiv=subdivision, years=around)
    except NotImplementedError:
        raise UsageError(
            f"The library knows no holidays of {country} {subdivision or ''}".rstrip() + ".",
            "Write an ISO code such as US, GB, DE.",
        ) from None
    return {day: str(name) for day, name in sorted(found.items()) if day.year in years and day.weekday() < 5}
