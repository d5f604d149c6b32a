"""The rules of Québec's permanent immigration pilot program for AI, IT and visual-effects workers.

Standard library only: the same package runs on the command line, builds the guide's pages and
runs in the visitor's browser. It reads no clock and no network, and holds no prose of the guide.
"""
