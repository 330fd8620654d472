"""Files of events in the formats that offices and process-mining tools use, each read as a `LogSource`."""
