"""What a guide consists of: frozen models, and how plain data is fitted to them. Knows nothing of
YAML, Jinja, MkDocs or addresses.

Open `guide.py` first; `kinds.py` has what its fields are made of. The only package that knows
pydantic.
"""
