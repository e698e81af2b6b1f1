"""`citydesk flows`: flow profiles checked from the command line."""
