"""Sentences with slots from which the price model learns, and what may stand in the slots.

``frames-ours.txt`` and ``frames-others.txt`` hold one frame a line. ``«…»`` marks each price of ours; ``{A}`` is an
amount, ``{O}`` an offer of ours, ``{N}`` a company and so on (``SLOTS``). Both files draw amounts from the same lists,
so that what decides is whose the money is and not how much.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent / "pricing"


def _list(text: str) -> list[str]:
    return [item.strip() for item in text.split(",")]


NAMES = _list(
    "Gartner, Forrester, Canalys, Crossbeam, Salesforce, HubSpot, Oracle, SAP, Microsoft, AWS, Google, "
    "Snowflake, Datadog, Okta, ServiceNow, Workday, Adobe, Cisco, Dell, Atlassian, Zendesk, Intercom, "
    "PartnerStack, Impartner, WorkSpan, Tackle, Reveal, Zift, Vendr, Notion, Asana, Slack, Zoom, Stripe, "
    "Shopify, Twilio, Braze, Klaviyo, Gong, Clari, Outreach, Apollo, ZoomInfo, LinkedIn, Deloitte, "
    "Accenture, McKinsey, Bain, KPMG, Capgemini, Infosys, Wipro, Ingram, Synnex, Arrow, Pax8, Lufthansa, "
    "Delta, Ryanair, Eurostar, Marriott, Hilton, Airbnb, Booking, Uber, FedEx, DHL, Substack, Mailchimp, "
    "Figma, Miro, Canva, Dropbox, Box, DocuSign, Veeam, Nutanix, NetApp, Commvault, Rubrik, Fortinet, "
    "Zscaler, CrowdStrike, Mulesoft, Boomi, Celonis, UiPath, SaaStr, Dreamforce, Ignite, Inbound, IDC, "
    "Omdia, Statista, Crunchbase, Bloomberg, Hertz, Regus, WeWork, Harvard, Coursera, Udemy, Acme, "
    "Northwind, Contoso, Globex, Initech, Hooli, Vandelay, Umbrella, Brightpath, Lumenis, Tenfold, "
    "Partnerize, Quantive, Fjordline, Helvetia, Nordlys "
)
OFFERS = _list(
    "Assessment, Assessment, Assessment, workshop, workshop, seat, report, paid newsletter, letter, "
    "masterclass, clinic, roundtable, course, session, deep-dive, diagnostic, readout, programme, review, "
    "audit, half-day, bootcamp, sprint, playbook, toolkit, benchmark, advisory hour, annual plan, monthly "
    "plan, membership, circle, seminar, training, certificate course, data pack, study, field guide, "
    "teardown, pipeline check, partner map, recording, benchmark report, two-day workshop, ticket, place, "
    "spot, advisory day, pilot, archive pass, coaching hour "
)
THINGS = _list(
    "laptop, trade fair badge, train ticket, flight, hotel room, coffee machine, CRM seat, PRM licence, "
    "software licence, booth, plane ticket, gym membership, parking spot, domain name, trademark filing, "
    "phone plan, monitor, desk, notebook, headset, camera, microphone, dinner for two, parking fine, "
    "visa, bike, suitcase, data feed, conference ticket, list of contacts, lead list, partner portal, "
    "chat tool, survey tool, dashboard tool, translation, stock photo, billboard, radio spot, ad "
    "campaign, LinkedIn ad, sales course, MBA module, textbook, sandwich, bottle of wine, taxi, toner "
    "cartridge, projector, standing desk, cloud instance, support plan, developer seat, marketplace "
    "listing, certification exam, audit by the big four, background check, courier, postage stamp, office "
    "chair, coworking pass "
)
ROLES = _list(
    "CRO, CFO, VP of Alliances, channel chief, partner manager, head of partnerships, alliance director, "
    "founder, sales director, marketing lead, procurement officer, controller, COO, head of channel "
)
KINDS = _list(
    "security, storage, payments, logistics, data, HR, telecom, robotics, insurance, ERP, medical, cloud "
)
PLACES = _list(
    "Lisbon, Berlin, Denver, Boston, Oslo, Madrid, London, Paris, Chicago, Austin, Dublin, Munich, "
    "Zurich, Vienna, Prague, Milan, Toronto, Sydney, Singapore, Amsterdam, Copenhagen, Stockholm, Warsaw, "
    "Dallas, Seattle, Atlanta, Leeds, Bristol, Hamburg, Cologne, Rome, Porto "
)
TIMES = _list(
    "January, February, March, April, May, June, July, August, September, October, November, December, "
    "Friday, Monday, Sunday, spring, autumn "
)
UNITS = _list(
    "per seat, a month, a year, an hour, per user per month, a day, per person, per head, per month, "
    "/month, /year, per year, per session, per day, a seat, per team "
)
SMALL_SUMS = [
    *(
        9,
        12,
        15,
        19,
        20,
        25,
        29,
        35,
        39,
        45,
        49,
        60,
        75,
        79,
        85,
        90,
        95,
        99,
        110,
        120,
        130,
        140,
        150,
        160,
        175,
        180,
    ),
    *(
        190,
        199,
        210,
        220,
        240,
        250,
        260,
        275,
        280,
        290,
        299,
        300,
        310,
        320,
        350,
        360,
        390,
        395,
        400,
        420,
        450,
        480,
    ),
    *(
        490,
        495,
        500,
        525,
        550,
        600,
        650,
        690,
        700,
        750,
        790,
        800,
        850,
        880,
        900,
        950,
        990,
        1000,
        1100,
        1200,
        1250,
    ),
    *(
        1400,
        1500,
        1650,
        1800,
        1900,
        2000,
        2200,
        2400,
        2800,
        3000,
        3200,
        3500,
        3800,
        4000,
        4500,
        4800,
        5000,
        6000,
    ),
    *(7500, 9000),
]
LARGE_SUMS = [
    *(
        8000,
        12_000,
        14_000,
        18_000,
        22_000,
        25_000,
        30_000,
        38_000,
        40_000,
        45_000,
        48_000,
        55_000,
        60_000,
        75_000,
    ),
    *(
        90_000,
        100_000,
        120_000,
        140_000,
        145_000,
        180_000,
        200_000,
        250_000,
        300_000,
        320_000,
        400_000,
        500_000,
    ),
    *(600_000, 700_000, 900_000),
]
IN_WORDS = _list(
    "a hundred dollars, two hundred dollars, ninety euros, fifty bucks, five hundred dollars, twelve hundred dollars, "
    "two thousand dollars, a grand, three hundred euros, eighty pounds, forty dollars, four thousand euros, twelve hundred, "
    "nine hundred, two grand, a couple of hundred, three and a half thousand, fifteen hundred euros"
)
DISCOUNTS = _list(
    "15% off, 20% off, 10% off, 30% off, 50% off, a third off, a quarter off, 25 percent off, a 20% discount, "
    "a 10% discount, a discount of 15%, 40% off, 12 per cent off, a fifth off"
)
SHARES = _list("1%, 2%, 3%, 5%, 8%, 10%, 12%, 15%, 20%, ten percent, five per cent, 0.9%, 2.5%")
HUGE = _list("$1.2M, $4 million, $2.3 billion, $800 million, €3M, $7.5 million, $40M, $85 billion")


class Filler:
    """Fills the slots of frames, from one seed always in the same way."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - nothing secret
        self.slots: dict[str, Callable[[], str]] = {
            "A": self.amount,
            "V": self.amount,
            "B": self.large,
            "BIG": lambda: self.random.choice(HUGE),
            "D": lambda: self.random.choice(DISCOUNTS),
            "P": lambda: self.random.choice(SHARES),
            "O": lambda: self.random.choice(OFFERS),
            "N": lambda: self.random.choice(NAMES),
            "T": lambda: self.random.choice(THINGS),
            "R": lambda: self.random.choice(ROLES),
            "K": lambda: self.random.choice(KINDS),
            "PL": lambda: self.random.choice(PLACES),
            "MO": lambda: self.random.choice(TIMES),
            "U": lambda: self.random.choice(UNITS),
        }

    def fill(self, frame: str) -> str:
        """The frame with a filling in each slot."""
        return re.sub(r"(?<!\{)\{([A-Z]+)\}(?!\})", lambda match: self.slots[match[1]](), frame)

    def amount(self) -> str:
        """A sum of the size of a price, in one of many writings."""
        chance, value = self.random.random(), self.random.choice(SMALL_SUMS)
        plain = f"{value:,}" if value >= 1000 and self.random.random() < 0.9 else str(value)
        writings = [
            (0.62, f"${plain}"),
            (0.70, f"€{plain}"),
            (0.75, f"£{plain}"),
            (0.79, f"{plain} euros"),
            (0.83, f"{plain} dollars"),
            (0.87, f"{self.random.choice(['USD', 'EUR', 'CHF', 'GBP'])} {plain}"),
            (0.91, f"${value / 1000:g}k" if value >= 1000 else f"{plain} €"),
            (0.96, self.random.choice(IN_WORDS)),
            (1.01, f"{plain} €"),
        ]
        return next(written for limit, written in writings if chance < limit)

    def large(self) -> str:
        """A sum of the size of a budget or a deal."""
        chance, value = self.random.random(), self.random.choice(LARGE_SUMS)
        writings = [
            (0.65, f"${value:,}"),
            (0.75, f"€{value:,}"),
            (0.92, f"${value // 1000}K"),
            (1.01, f"{value:,} dollars"),
        ]
        return next(written for limit, written in writings if chance < limit)


def practice(each: int = 8, seed: int = 7) -> Iterator[dict[str, Any]]:
    """Labelled cases like those of the corpora: ``each`` fillings of every frame; ``frame`` names it, ``share`` is its weight."""
    filler = Filler(seed)
    for name in ("ours", "others"):
        for number, line in enumerate((HERE / f"frames-{name}.txt").read_text(encoding="utf-8").splitlines()):
            if not line.strip() or line.startswith("//"):
                continue
            count = each if re.search(r"(?<!\{)\{[A-Z]+\}", line) else 1
            for text in sorted({filler.fill(line.replace("\\n", "\n")) for _ in range(count)}):
                spans = [part.split("»")[0] for part in text.split("«")[1:]]
                yield {
                    "id": f"{name}-{number}",
                    "text": text.replace("«", "").replace("»", ""),
                    "label": "price" if spans else "ok",
                    "spans": spans,
                    "share": 1 / count,
                }
