"""How the numbers come about, how good they are, and what they cannot say."""

from pages.shared import frame, method

frame.title("Method")
method.reading_the_charts()
method.models()
method.knowledge()
method.limits()
