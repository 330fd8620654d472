"""What commands that work on the records are given: a way to open the installation, and the faults of opening it."""

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass

import click


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordsNeeds:
    """`opened(progress)` opens the installation; `faults` are errors whose message is a sentence to show."""

    opened: Callable[[Callable[[str], None]], AbstractContextManager[object]]
    faults: tuple[type[Exception], ...]
    language: str


class BadInput(click.ClickException):
    """What was given cannot be used, or the installation cannot be opened."""

    exit_code = 2


@contextmanager
def open_records(needs: RecordsNeeds) -> Iterator[None]:
    """Open the installation for the block; its faults end the command with exit code 2 and their sentence."""
    try:
        with needs.opened(_step):
            yield
    except needs.faults as fault:
        raise BadInput(str(fault)) from fault


def _step(step: str) -> None:
    if sys.stderr.isatty():
        click.echo(f"… {step}", err=True)
