"""The proof that a quiz is sound: all of it can be reached, and no worse answer ends milder.
Argues from the structure and the sums that can be reached, never by sampling.

Open `proof.py` first.
"""
