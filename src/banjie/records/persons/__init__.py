"""What is known of people: salted digests for the log, and erasing."""
