"""What leaves for the tools that execute sequences, and what comes back: files in, files out (SOP 5.5).

Nothing here talks to a service. ``connector`` is the one door for what does; see docs/exchange.md.
"""
