"""The app of the viewflow peer: its flow."""
