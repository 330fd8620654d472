"""The time rule: one line that shows where a limit began, what was used, what stopped, and when it ends.

`build.rule_model` makes the model from a calendar, `svg.time_rule` draws it, `spoken.spoken` tells it in a sentence,
`axis` puts the rules of many rows on one calendar axis.
"""
