"""Who is in the office today, what they may do, and which day it is."""
