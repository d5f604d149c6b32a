"""Reduced decision diagrams of the routes, for the no-script check."""

from rules.decision_diagram.route import AskedQuestion, Choice, Diagram, Path, diagram_of

__all__ = ["AskedQuestion", "Choice", "Diagram", "Path", "diagram_of"]
