"""What presenters call: operations named by intent. Threads, double presses and errors are handled once, here.

An operation returns its result, or `None` when it did not happen; then a `Problem` has been told to `Problems`, and the
shell shows it. No operation raises for what the world does.
"""

from app.client.operations.centre import CentreOperations
from app.client.operations.hall import HallOperations
from app.client.operations.problems import Advice, Problem, Problems

__all__ = ["Advice", "CentreOperations", "HallOperations", "Problem", "Problems"]
