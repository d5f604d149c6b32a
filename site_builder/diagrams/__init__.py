"""Diagrams made from the rules at build time, as inline SVG."""
