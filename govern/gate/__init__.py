"""What CI asks: may this pull request be merged, and what does this commit prove?

Judged is data read from Git objects, never a work tree and never anything that runs; the judge (policy, roster, keys,
schemas, silences) is the base. See docs/gate.md and docs/threat-model.md.

``lineage``      which commit brought a sign-off in, and who edited the text
``evidence``     what that proves about one sign-off
``trusted``      the side that judges: policy and schemas of a commit
``transitions``  what may not change between base and head: removals, downgrades, what only grows
``protected``    changes of what judges, and their signed records
``placement``    links, modes, twins and disguises in a tree
``verdict``      one document held against its chain
``request``      a whole pull request; ``state`` a whole commit
"""
