"""The words of an audit: who has looked at which personal data in full, and why."""
