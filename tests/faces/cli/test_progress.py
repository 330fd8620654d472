"""The progress bar keeps out of the way."""

from banjie.faces.cli.progress import watched


def test_every_line_passes_where_nobody_watches():
    assert list(watched([b"a\n", b"b\n"], "working", 4)) == [b"a\n", b"b\n"]
