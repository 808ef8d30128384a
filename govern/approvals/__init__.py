"""Who signed what, in which order, and what proves it. Values in, values out: no disk, no Git, no clock.

``digest``     the fingerprint of exactly what is signed
``signoff``    the sign-offs of a document as values, whatever a person wrote there
``statement``  the words that a sign-off stands for, to the byte
``signature``  OpenSSH signatures over a statement
``people``     which addresses and keys belong to one person
``chain``      the chain that a policy asks for, and how strongly a sign-off is proven
``verdict``    a document held against its chain

The bytes are documented in docs/sign-off.md; tests/approvals/vectors.json holds test vectors.
"""
