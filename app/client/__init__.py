"""What every desktop program shares: link, replica, outbox, session, settings, operations. The core knows no Qt."""
