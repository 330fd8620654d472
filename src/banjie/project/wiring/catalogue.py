"""Joins `banjie catalogue` to the installation and to the reader of catalogue files."""

from banjie.adapters.catalogue_csv.reader import read_catalogue
from banjie.faces.cli.catalogue import CatalogueNeeds
from banjie.faces.shared.real_time import real_now
from banjie.project.wiring.records import records_needs


def wire() -> CatalogueNeeds:
    """Return what the command needs."""
    return CatalogueNeeds(records=records_needs(), read=read_catalogue, now=real_now)
