"""What services need of the outside world, said as protocols and plain values."""
