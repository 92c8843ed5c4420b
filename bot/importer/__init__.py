"""News, from the addresses where it stands to a knowledge file an article, which staff then publish."""
