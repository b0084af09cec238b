"""The pages of a sitting: the clerk's desk, the screen of the room, the President's notes, the record."""
