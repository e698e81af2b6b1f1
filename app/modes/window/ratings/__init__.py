"""What a manager does about ratings: bad ones to follow up, mistakes to decide, figures (spec 03)."""
