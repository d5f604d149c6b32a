"""In PyScript's worker: one call of the rules, whose answer is told to the page."""

from js import BroadcastChannel

from rules.io.messages import handle_message

message = '{"method": "assess", "answers": {"filing_date": "2024-03-01"}}'
BroadcastChannel.new("answer").postMessage(handle_message(message))
