"""A family drawn from its relationships: who is who (``figures``), where each stands (``layout``), the lines between
them (``lines``), and the drawing (``svg``). The same family gives the same drawing.
"""
