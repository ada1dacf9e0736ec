"""The look of Ghar: tokens, the stylesheet made of them, Tailwind's names for them."""

from components.theme.plugin import ThemeStyles
from components.theme.tailwind import tailwind_config

__all__ = ["ThemeStyles", "tailwind_config"]
