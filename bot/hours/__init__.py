"""Is a counter open? From its week, the published lists, notices and the public holidays of its calendars. Pure: the moment is an argument.

`week` is how people read a week; `holidays` is the door to the calendars; `day` is what is known of one day; `spans` are a counter's
open times on the world's clock; `verdict` answers.
"""
