"""Apply to a round: first page, one page a section, a last look, the receipt, and the links of letters."""
