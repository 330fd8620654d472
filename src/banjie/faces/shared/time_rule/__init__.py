"""The time rule: one line that shows where a limit began, what was used, what stopped, and when it ends.

`build.running_rule` makes the model of what runs forwards (`hours` where it counts hours), `otherwise` of what runs
back from an event, lasts at least so long, or ends on a given day. `svg.time_rule` draws it with its `marks` and
`labels`, `spoken.spoken` tells it in a sentence with its `remarks`, `axis` puts the rules of many rows on one axis.
"""
