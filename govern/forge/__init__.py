"""What a forge can testify: that an account said, in a comment, that it approves a content.

``orders``   what a comment asks for: ``/govern approve cmo``
``model``    comments, pull requests and the one interface to a forge
``proof``    whether a comment proves a sign-off. Pure
``github``   the interface over GitHub's REST API
"""
