"""Where a file of a commit can be looked at, from the address of the remote that the repository was cloned from."""

from __future__ import annotations

import re

_SCP = re.compile(r"(?:[\w.-]+@)?([\w.-]+):(?!//)([\w./-]+)")
_URL = re.compile(r"(?:https?|ssh|git)://(?:[^@/\s]*@)?([\w.-]+)(?::\d+)?/([\w./-]+)")


def file_links(remote: str, commit: str) -> str:
    """``https://github.com/owner/name/blob/COMMIT/{path}`` for a remote on GitHub or GitLab, else ``""``.

    Whatever stands before the host (a name, a token) is left out.
    """
    match = _URL.fullmatch(remote.strip()) or _SCP.fullmatch(remote.strip())
    if match is None or not commit:
        return ""
    host, path = match[1].lower(), match[2].strip("/").removesuffix(".git")
    if "github" in host:
        return f"https://{host}/{path}/blob/{commit}/{{path}}"
    if "gitlab" in host:
        return f"https://{host}/{path}/-/blob/{commit}/{{path}}"
    return ""
