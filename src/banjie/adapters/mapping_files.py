"""Mapping files read from disk, as plain data."""

from pathlib import Path

from banjie.adapters.pack_files import YamlWrong, read_yaml
from banjie.services.files.watch.mapping import MappingWrong


def read_mapping_file(path: Path) -> object:
    """Return the data of a mapping file; raise `MappingWrong` where it is not there or no plain YAML."""
    try:
        return read_yaml(path.read_bytes()).data
    except (OSError, YamlWrong) as error:
        why = f"{path}: {error.strerror if isinstance(error, OSError) else error}"
        raise MappingWrong("mapping", f"the mapping cannot be read: {why}", why=why) from None
