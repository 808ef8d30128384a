"""Where the program begins and ends: a plain check goes its short way, everything else by click.

Nothing is imported here that a plain check of one file does not need.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from govern import kept
from govern.cli.say import say
from govern.errors import GovernError, RepositoryError, UsageError
from govern.output.paint import style

_COMPLETING = "_GOVERN_COMPLETE"
"""Set by the script of `govern completion` while a shell asks what may follow."""
_EXIT_FAILED = 2
_EXIT_INTERRUPTED = 130


def main() -> None:
    """Run the command line and end the process with its exit status."""
    # What a short run leaves behind is less than looking for it costs; longer ones turn this on again.
    gc.disable()
    kept.use(_store, _program)
    try:
        status = _run(sys.argv[1:])
        # A server has closed it when its client was done.
        if not sys.stdout.closed:
            sys.stdout.flush()
    except GovernError as error:
        status = _tell(error)
    except (EOFError, KeyboardInterrupt):
        say("", err=True)
        status = _EXIT_INTERRUPTED
    except BrokenPipeError:
        # The reader (head, less) has gone; there is nobody left to tell. That is not to look like a clean check.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 1
    except Exception as error:
        if os.environ.get("GOVERN_DEBUG"):
            raise
        status = _broken(error)
    _keep_fresh()
    # The interpreter looks through all that is left once more at its end, unless it is told not to.
    gc.freeze()
    sys.exit(status)


def _run(words: Sequence[str]) -> int:
    asked = None
    if words[:1] == ["check"] and _COMPLETING not in os.environ and os.name != "nt":
        from govern.cli.words import plain_check

        asked = plain_check(words[1:])
    if asked is None:
        from govern.cli.main import run

        return run()
    from govern.cli.checking import Asked, run_check

    return run_check(Asked(**asked))


def _broken(error: Exception) -> int:
    if isinstance(error, OSError):
        # A full disk, a folder in the place of a file, a missing right: not a fault of ours.
        place = error.filename2 or error.filename
        shown = f"{os.fsdecode(place)}: " if isinstance(place, str | bytes) else ""
        return _tell(RepositoryError(f"{shown}{error.strerror or error}.", "Mend that, and run it again."))
    say(
        f"error: govern itself failed: {type(error).__name__}: {error}\n"
        "next:  Run it again with GOVERN_DEBUG=1 and report what it prints.",
        err=True,
    )
    return _EXIT_FAILED


def _store() -> kept.Store:
    from govern.repository.pattern_store import load_store

    return load_store()


def _program() -> str:
    from govern.repository.pattern_store import program

    return program()


def _keep_fresh() -> None:
    """Keep what was compiled or made for the next run."""
    fresh = kept.fresh()
    if fresh:
        from govern.repository.pattern_store import save_store

        save_store(fresh)


def _tell(error: GovernError) -> int:
    label = style("usage" if isinstance(error, UsageError) else "error", fg="red", bold=True)
    say(f"{label}: {error.message}", err=True)
    if error.next_step:
        say(f"next:  {error.next_step}", err=True)
    return _EXIT_FAILED
