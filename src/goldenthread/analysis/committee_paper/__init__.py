"""The annual review as a committee paper: content and figures in; a checked, printable, re-computable paper out."""
