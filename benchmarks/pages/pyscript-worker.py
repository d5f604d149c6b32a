"""PyScript's worker: call the rules once and post the answer to the page."""

from js import BroadcastChannel

from rules.messages import handle_message

message = '{"method": "assess", "answers": {"filing_date": "2024-03-01"}}'
BroadcastChannel.new("answer").postMessage(handle_message(message))
