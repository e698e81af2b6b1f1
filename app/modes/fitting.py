"""Fitting a page to its screen: labels that change their size with it."""

from widgets.label import Label


def set_step(label: Label, step: str) -> None:
    """Write a label at another step of the type scale."""
    if label.property("step") != step:
        label.setProperty("step", step)
        label.style().unpolish(label)
        label.style().polish(label)
