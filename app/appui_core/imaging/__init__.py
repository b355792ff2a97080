"""Pictures made of pictures that are decoded already: masked copies, long strips."""
