"""Pictures of every widget in every state, to look at: ``python -m widgets.gallery OUT_DIR``."""
