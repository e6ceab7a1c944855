"""A session is composed of a part of the memories as it would be of all of them."""
