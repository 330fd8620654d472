"""Event logs in XES (IEEE 1849), plain or packed with gzip: `reader.read_xes` gives a `LogSource`.

Plain XES is cut at its quotation marks and read a block at a time (`plain`); whatever goes beyond that is read element
by element (`exact`). Both gather the same `Part`s, and `rows` makes the frames of them, so the way does not show.
"""
