"""Places of India as pure functions and data: postal positions, cities, placing an address.

Nothing here knows the database, the models or the network.
"""
