"""What goes wrong with the database server, said in one sentence that tells what to do."""


class ClusterError(Exception):
    """The embedded PostgreSQL cannot be used; the message is for the person who started the command."""
