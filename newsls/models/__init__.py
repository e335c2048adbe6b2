"""The data that newsls ships: models and word lists, loaded when first asked for."""
