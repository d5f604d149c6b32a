"""Every way through the questions of a route, drawn once: for pages that compute nothing."""

from rules.decision_diagram.route import Diagram, Step, Stop, diagram_of

__all__ = ["Diagram", "Step", "Stop", "diagram_of"]
