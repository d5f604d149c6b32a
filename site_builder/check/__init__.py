"""The check without a script: pages of links made from the rules' diagrams, and a checklist."""
