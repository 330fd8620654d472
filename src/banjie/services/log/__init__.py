"""The log as a whole: proving it, rebuilding from it, keeping its followers going."""
