"""What is learnt from the knowledge when it is compiled. Only here are the training libraries needed; a trained index answers without
them."""
