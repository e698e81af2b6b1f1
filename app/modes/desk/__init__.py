"""The desk: what dispatchers, departments, reviewers, supervisors, leaders and grid workers do with cases.

Who sits here wants to see what is theirs and late, and to do the next right thing with the fewest keys.
"""
