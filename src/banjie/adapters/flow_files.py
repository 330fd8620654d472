"""Flow files read from disk, as plain data and with YAML's surprises refused."""

from pathlib import Path

from banjie.adapters.pack_files import YamlWrong, read_yaml
from banjie.core.pack.source import SourceFile
from banjie.services.files.watch.flow_read import FlowUnreadable


class FlowFilesOnDisk:
    """Reads the files that `read_flow` asks for."""

    def read(self, path: Path) -> SourceFile:
        """Return the data of a file; raise `FlowUnreadable` where it is not there or no plain YAML."""
        try:
            return read_yaml(path.read_bytes())
        except OSError as error:
            raise FlowUnreadable(f"{path}: the file cannot be read: {error.strerror}; name a flow.yaml") from None
        except YamlWrong as wrong:
            raise FlowUnreadable(f"{path}:{wrong}") from None

    def there(self, path: Path) -> bool:
        """Say whether there is such a file."""
        return path.is_file()
