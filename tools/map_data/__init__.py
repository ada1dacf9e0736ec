"""Makes assets/map: coastline, place names, glyphs and the two styles of our own map.

    python -m tools.map_data ATLAS

ATLAS is the unpacked npm package `world-atlas` (ISC; Natural Earth, public domain). Only its land
outline is used: a map shown in India must follow the Survey of India, so no border is drawn.
"""
