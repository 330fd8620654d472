"""What rules and figures see of a case, whether it comes from the office's own log or from somebody's export."""
