"""Was what went out compliant and approved when it went out? Answered from Git history alone (spec F5).

``sends``    every mail that the lead files tell of
``mainline`` which commits were current on a day
``judging``  one document at one commit, under that commit's own policy: findings, chain, proof
``trail``    the whole audit of a repository; ``evidence`` the bundle for one template or lead
``report``   audit and bundle as text, Markdown, JSON and printable HTML

See docs/audit.md for what it proves and what it cannot.
"""
