"""What joins each command or service to the outside world: one file each."""
