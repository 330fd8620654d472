"""`python -m banjie` is `banjie`."""

from banjie.project.cli import main

if __name__ == "__main__":
    main()
