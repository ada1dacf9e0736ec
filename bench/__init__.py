"""Speed as ratios against a peer or a floor, on the product's own code path."""
