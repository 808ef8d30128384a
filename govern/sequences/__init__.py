"""Sequences in motion (SOP 5.2, 5.4–5.6): who is due which touch, who may receive what, and who never again. Pure.

The API, by the question it answers:

- ``suppression.Suppressor``: is this address on the list of those who must never be written to?
- ``rules_of.sequence_rules(policy)``: gaps, limits, pauses and consent, as the policy has them
- ``standing.standing_of(lead, rules, as_of)``: in which sequence is a lead, what was sent, what pauses or ended it?
- ``eligibility.blockers(…)``: what stands against enrolling a lead, or sending it the next touch?
- ``responses``: what a reply leads to (SOP 5.6)
- ``incidents.opted_out_sends(…)``: mail that went to someone who had said no (SOP 7, SEV2)
"""
