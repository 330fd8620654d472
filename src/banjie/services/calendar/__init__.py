"""The calendar as a supervised act: entered, looked at beforehand, taken into use, told."""
