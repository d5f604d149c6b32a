"""Check the pages' prose: plain English, Chinese typography."""
