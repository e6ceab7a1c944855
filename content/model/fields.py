"""What a field of a content file may hold, and what every shape has in common."""

from typing import Annotated, Final

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from content.images import Image
from content.keys.numbers import as_number

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{1,39}$")]
"""A name that stays: lower-case letters, digits and hyphens, 2 to 40 characters."""

MOST_TEXT: Final = 1_200
MOST_LABEL: Final = 120
MOST_ALT: Final = 300
"""Characters of a passage (any message has room for it), of a name, and of an image in words."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MOST_TEXT)]
"""A passage for a learner to read."""

Number = Annotated[float, BeforeValidator(as_number), Field(allow_inf_nan=False)]
"""A number that can be compared: neither infinite nor undefined; `3/4` and `6.02 * 10^23` too."""

Label = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MOST_LABEL)
]
"""A short text: a name, an option, a phrase to listen for."""

Alt = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MOST_ALT)]
"""What is to be seen on an image, in words that do not give the answer away."""

UNDESCRIBED: Final = "?"
"""The alt of an image that nobody has put into words yet."""


def _found(name: object, info: ValidationInfo) -> object:
    """Take the image of this name, which the loader has looked at, and complained of if need be."""
    if isinstance(name, Image):
        return name
    if not isinstance(name, str):
        raise PydanticCustomError("string_type", "the name of a file")
    images: dict[str, Image] = info.context or {}
    if name.strip() not in images:
        raise PydanticCustomError("image_not_there", "no such image")
    return images[name.strip()]


File = Annotated[Image, BeforeValidator(_found), WithJsonSchema({"type": "string"})]
"""An image, written as the name of its file."""


class Shape(BaseModel):
    """A frozen value that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Pictured(Shape):
    """What may have an image."""

    image: File | None = None
    alt: Alt | None = None
