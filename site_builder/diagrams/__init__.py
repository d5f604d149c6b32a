"""Pictures drawn from the rules at build time, as SVG that stands in the page."""
