"""The publications that code sets and timescales are taken from."""

CIN = "DfE children in need census guide"
SSDA903 = "DfE SSDA903 children looked after return guide"
CSWW = "DfE children's social work workforce census guide"
SSD = "Standard Safeguarding Dataset 1.4.5"
OWN = "Golden Thread"
