"""What is wrong with a query, in plain Arabic; the parser speaks English to programs."""

import re

_ANY = "تحقق من علامات التنصيص والإشارات في العبارة، وانظر الأمثلة أدناه."
# The parser's message, and what a reader is told; {n} is the last number in the message.
_COMPLAINTS = (
    (re.compile(r"quotation mark .* never closed"), "علامة التنصيص عند الحرف {n} لم تُغلق. أغلقها أو احذفها."),
    (re.compile(r"\( .* never closed"), "القوس عند الحرف {n} لم يُغلق. أغلقه أو احذفه."),
    (re.compile(r"\) .* never opened"), "القوس عند الحرف {n} يُغلق ما لم يُفتح. احذفه."),
    (re.compile(r"\* .* inside a word"), "النجمة تأتي في آخر الكلمة، لا في وسطها (الحرف {n})."),
    (re.compile(r"letters are needed before the \*"), "ما قبل النجمة أقصر من أن يُبحث به (الحرف {n})."),
    (re.compile(r"holds no word"), "ليس في العبارة كلمة يُبحث عنها. اكتب كلمة واحدة على الأقل."),
    (re.compile(r"only words to leave out"), "كل ما في العبارة كلمات مستثناة. أضف كلمة يُبحث عنها."),
    (re.compile(r"needs a word on either side"), "أداة الربط عند الحرف {n} تحتاج كلمة قبلها وكلمة بعدها."),
    (re.compile(r"a word is missing"), "تنقص كلمة عند الحرف {n}."),
    (
        re.compile(r"more than \d+ words|longer than"),
        "العبارة طويلة: أكثر ما يُقبل {n}. اختصرها.",
    ),
)
_NUMBER = re.compile(r"\d+")


def say_query_error(message: str) -> str:
    """Return one Arabic sentence for a message of the query parser; a general one where none fits."""
    numbers = _NUMBER.findall(message)
    for pattern, words in _COMPLAINTS:
        if pattern.search(message):
            return words.replace("{n}", numbers[-1] if numbers else "؟")
    return _ANY
