"""The same answers for columns of clocks: every module here is the array form of the module of its name above."""
