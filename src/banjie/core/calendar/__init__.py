"""Working days: which days an office works, and how far apart two dates are."""
