"""How honest the forecast is: what it says against what simulated learners then remember."""
