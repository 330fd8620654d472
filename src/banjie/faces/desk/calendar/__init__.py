"""The working calendar: notices and closures entered, looked at beforehand, taken into use."""
