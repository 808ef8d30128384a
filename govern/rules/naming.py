"""NAM: is the file where it belongs, and does its name say the same as its front matter (SOP 5.4)?"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from govern.annotations import TYPE_CHECKING
from govern.documents.names import (
    TemplateName,
    folder_of,
    looks_like_template,
    name_of,
    parse_template_name,
    stem_of,
)
from govern.policy.model import Policy
from govern.rules.registry import FILE, Conflict, Context, Example, Facts, Problem, Rule, Stated, Wanted

if TYPE_CHECKING:
    from govern.documents.document import Document

_PATTERN = "{sequence-type}-{version}-{date}.md"
_FORM = f"Name it {_PATTERN}, for example nurture-v1-2026-04-20.md."


def name_and_place(document: Document, context: Context) -> Iterator[Problem]:
    """NAM101: judge path and name by the document's kind."""
    if document.kind == "email-sequence":
        yield from _template(document, context.policy)
    elif document.kind in {"lead", "sop"}:
        yield from _id_is_name(document)


def _template(document: Document, policy: Policy) -> Iterator[Problem]:
    fault = path_fault(document.path, policy)
    if fault is not None:
        yield Problem(0, _first_line(document), fault, _FORM)
        return
    parsed = parse_template_name(name_of(document.path), templated(policy))
    if isinstance(parsed, TemplateName):
        yield from _agreement(document, parsed)


def templated(policy: Policy) -> tuple[str, ...]:
    """The sequence types for which templates exist (post-briefing mail is written by hand, SOP 5.2)."""
    return tuple(name for name, sequence in policy.sequences.items() if sequence.templated)


def path_fault(path: str, policy: Policy) -> str | None:
    """What is wrong with a template's path, or ``None``. Needs no document: also judges unreadable files."""
    name = name_of(path)
    folder = policy.kinds["email-sequence"].folder if "email-sequence" in policy.kinds else ""
    for kind, sequence in policy.sequences.items():
        if not sequence.templated and name.lower().startswith(f"{kind}-"):
            return f"{kind.capitalize()} mail is written by the CRO by hand (SOP 5.2); there is no template of that type."
    if folder_of(path) != folder:
        return f"Templates stand in {folder}/ itself, not in {folder_of(path)}/."
    parsed = parse_template_name(name, templated(policy))
    return parsed if isinstance(parsed, str) else None


def _agreement(document: Document, name: TemplateName) -> Iterator[Problem]:
    for key, said in (("sequence", name.sequence), ("version", name.version), ("date", name.date)):
        value = document.data.get(key)
        if isinstance(value, str) and value != said:
            at = document.position(key)
            yield Problem(
                at.start,
                at.end,
                f"The file name says {key} {said}, the front matter says {value}.",
                f"Make both say the same: `{key}: {said}`, or rename the file.",
            )


def _id_is_name(document: Document) -> Iterator[Problem]:
    stem = stem_of(document.path)
    value = document.data.get("id")
    if isinstance(value, str) and value != stem and not stem.startswith(f"{value}-v"):
        at = document.position("id")
        yield Problem(
            at.start, at.end, f"The file is named {stem}, its id is {value}.", f"Rename it to {value}.md."
        )


def _first_line(document: Document) -> int:
    return len(document.source.line(1))


def stray_fault(path: str, policy: Policy) -> str | None:
    """What is wrong with a file that no kind claims: misplaced templates and strangers in governed folders."""
    name = name_of(path)
    if name == ".gitkeep":
        return None
    for kind in policy.kinds.values():
        if kind.folder and (path == kind.folder or _inside(kind.folder, path)):
            return f"{kind.folder}/ must be a folder: its files are governed, and a link is not followed."
        if kind.folder and _inside(path, kind.folder):
            return f"This file is in {kind.folder}/ but is no {kind.name} ({', '.join(kind.paths)})."
    folder = policy.kinds["email-sequence"].folder if "email-sequence" in policy.kinds else ""
    if folder and looks_like_template(name):
        return f"This looks like an e-mail template; templates stand in {folder}/."
    if folder and _inside(path.casefold(), folder):
        return f"The folder must be written {folder}/, in this case."
    return None


def twins(facts: Facts, _: Context) -> Iterator[Conflict]:
    """NAM103: paths that fall together without case and Unicode form: some systems hold only one of them."""
    groups: dict[str, list[Stated]] = {}
    for stated in facts.get(FILE, ()):
        groups.setdefault(_folded(stated.key), []).append(stated)
    for group in groups.values():
        for stated in group if len(group) > 1 else ():
            other = next(other.key for other in group if other is not stated)
            yield Conflict(stated, f"Its path differs from {other} only by case or Unicode form.")


def same_path(stated: Stated) -> Iterator[Wanted]:
    """What NAM103 must know of other files: the paths that fall together with a path."""
    if stated.topic == FILE:
        yield folded_path(stated.key)


def folded_path(path: str) -> Wanted:
    """A mark that is equal for paths that differ only by case or Unicode form."""
    return FILE, _folded(path)


def _folded(path: str) -> str:
    # Nearly all paths are ASCII, which normalisation would only copy.
    return path.lower() if path.isascii() else unicodedata.normalize("NFKC", path).casefold()


def _inside(path: str, folder: str) -> bool:
    return path.startswith(f"{folder}/")


RULES: tuple[Rule, ...] = (
    Rule(
        code="NAM101",
        name="wrong-name-or-place",
        summary="A file whose name or place is not the one that the SOP prescribes.",
        why="Versions are told apart by their names; a template under another name or in another folder "
        "would escape its approvals.",
        sop="5.4",
        fails=(
            Example(
                "post-briefing-v1-2026-04-20.md", "file-name", note="post-briefing mail is written by hand"
            ),
            Example("nurture-2026-04-20.md", "file-name", note="no version"),
            Example("nurture-v1-2026-02-30.md", "file-name", note="no such day"),
        ),
        passes=(
            Example("nurture-v1-2026-04-20.md", "file-name"),
            Example("re-engagement-v2.3-2026-04-20.md", "file-name"),
        ),
        kinds=("email-sequence", "lead", "sop"),
        check=name_and_place,
    ),
    Rule(
        code="NAM103",
        name="path-twins",
        summary="Two governed files whose paths differ only by case or Unicode form.",
        why="On some systems they are one file: what is checked there is not what was signed here.",
        sop="5.4",
        fails=(),
        passes=(),
        kinds=(),
        judge=twins,
        needs=same_path,
    ),
    Rule(
        code="NAM104",
        name="disguised-path",
        summary="A path that passes for a governed or protected one where neither case nor Unicode form counts.",
        why="A checkout on such a system puts the one in the place of the other. Only the gate sees it.",
        sop="5.4",
        fails=(),
        passes=(),
        kinds=(),
    ),
)
