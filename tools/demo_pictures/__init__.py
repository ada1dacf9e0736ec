"""Makes the demo's pictures from our own renderings: crops, other colours, other daylight."""
