"""The self-check's page and its data, the no-script check, and the checklist of conditions."""
