"""The words of the pages, looked at by tools: English is plain, Chinese is set as it is printed."""
