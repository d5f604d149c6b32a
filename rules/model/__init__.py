"""What rules are made of: facts, expressions over facts, conditions and outcomes."""
