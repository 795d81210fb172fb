"""Facts to paper: booklets, kits, sheets and the wallet card."""
