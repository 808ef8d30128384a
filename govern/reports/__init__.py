"""Numbers and eyes (SOP 6, 7): metrics, escalations, the dashboard, the audit. Pure: values in, values and text out.

The API, by the question it answers:

- ``weeks.WeekCalendar``: which days are a week, and what is it called?
- ``flows.flow_of(lead, ladder, as_of)``: which rungs did a lead climb, and what was sent to it?
- ``metrics.measure(metric, flows, week, as_of)``: one number of SOP 6.1, with what it was computed from
- ``weekly.weekly_report(...)``: all six, last week and trend
- ``escalations.evaluate(...)``: which conditions of SOP 7 hold, with evidence
- ``page.dashboard(...)``: the page

Every number keeps its numerator and denominator by lead id, so that whoever doubts it can look.
"""
