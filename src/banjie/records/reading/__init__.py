"""Reading what a page shows of a case; every statement runs in the connection's scope."""
