"""Diagrams made from the rules at build time, as HTML or inline SVG."""
