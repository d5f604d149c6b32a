"""Every way through the questions of a route, drawn once: for pages that compute nothing."""

from rules.decision_diagram.route import Diagram, QuestionNode, ResultNode, diagram_of

__all__ = ["Diagram", "QuestionNode", "ResultNode", "diagram_of"]
