"""How people and programs meet the office."""
