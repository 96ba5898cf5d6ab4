"""What this guide says: its words, letters, quiz and verdicts. A guide of your own has others."""
