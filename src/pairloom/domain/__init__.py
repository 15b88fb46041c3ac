"""What is true, in the order of a participant's journey. A lower room never calls a higher one."""
