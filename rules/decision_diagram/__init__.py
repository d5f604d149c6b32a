"""Reduced decision diagrams of the routes, for the no-script check."""

from rules.decision_diagram.route import Diagram, QuestionNode, ResultNode, diagram_of

__all__ = ["Diagram", "QuestionNode", "ResultNode", "diagram_of"]
