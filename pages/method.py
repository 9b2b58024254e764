"""How the numbers come about, how good they are, and what they cannot say."""

from pages.shared import curves, frame, method

frame.title("Method")
method.reading_the_charts()
method.models()
curves.show()
method.knowledge()
method.limits()
