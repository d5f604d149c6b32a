"""What a machine looks at once a week: the addresses that the guide links to, and its sources."""
