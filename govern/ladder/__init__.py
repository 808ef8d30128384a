"""The qualification ladder (SOP 3, 4, 7): history → evidence → stage. Pure: values in, values out.

The API, by the question it answers:

- ``history.read_lead(document)`` / ``lead_from(data, path)``: what does the file say happened? → ``Lead`` of ``Event``s
- ``policy.ladder_of(policy)``: which rungs, criteria, owners, deadlines? → ``Ladder``
- ``criteria.assess(lead, ladder, as_of)``: what does the evidence prove on a day? → ``Assessment``
- ``replay.replay(lead, ladder, as_of)``: which steps were taken, by whom, and were they proven? → ``Timeline``

Check, explain, inbox, what-if, reports and recipients all ask these, so that they cannot disagree.
"""
