"""Doing something on a page with a pointer, or with the keyboard and nothing else.

hand = Keys(page)
await hand.press(page.get_by_role("button", name="Publish"))
"""

from dataclasses import dataclass

from playwright.async_api import Locator, Page, expect

MOST_TABS = 260
"""So many presses of Tab lead past everything on any page of ours."""
_IS_FOCUSED = "element => document.activeElement === element"
_SAME_GROUP = (
    "element => document.activeElement?.type === 'radio'"
    " && document.activeElement.name === element.name"
)


@dataclass
class Pointer:
    """A mouse or a finger."""

    page: Page

    async def press(self, what: Locator) -> None:
        """A button, a link, a row of a menu."""
        await what.click()

    async def choose(self, what: Locator) -> None:
        """One of several radios, by its words."""
        label = what.locator("xpath=ancestor::label[1]")
        await (label if await label.count() else what).click()
        await expect(what).to_be_checked()

    async def write(self, what: Locator, words: str) -> None:
        """Into a field, in place of what stands there."""
        await what.fill(words)

    async def pick(self, what: Locator, option: str) -> None:
        """An option of a select."""
        await what.select_option(option)


@dataclass
class Keys(Pointer):
    """Tab, arrows, Enter, Space and letters; the pointer lies still."""

    async def press(self, what: Locator) -> None:
        """Tab to it, then Enter."""
        await self._reach(what)
        await self.page.keyboard.press("Enter")

    async def choose(self, what: Locator) -> None:
        """Tab into the group, then arrows; Space where nothing is chosen yet."""
        await self._reach(what, also=_SAME_GROUP)
        if await what.evaluate(_IS_FOCUSED):
            await self.page.keyboard.press("Space")
        for _ in range(40):
            if await what.is_checked():
                return
            await self.page.keyboard.press("ArrowDown")
            # The server draws the choice; a person looks before going on.
            await expect(self.page.locator("input:focus")).to_be_checked()
            await self.page.wait_for_timeout(80)
        raise AssertionError(f"arrows do not lead to {what}")

    async def write(self, what: Locator, words: str) -> None:
        """Tab to it, mark all, type."""
        await self._reach(what)
        await self.page.keyboard.press("ControlOrMeta+a")
        await self.page.keyboard.press("Delete")
        await self.page.keyboard.insert_text(words)

    async def pick(self, what: Locator, option: str) -> None:
        """Tab to it, type the option's words."""
        await self._reach(what)
        await self.page.keyboard.type(option, delay=5)
        await expect(what.locator("option:checked")).to_have_text(option)

    async def _reach(self, what: Locator, also: str = "") -> None:
        await expect(what).to_be_visible()
        for _ in range(MOST_TABS):
            if await what.evaluate(_IS_FOCUSED) or (also and await what.evaluate(also)):
                return
            await self.page.keyboard.press("Tab")
        raise AssertionError(f"no Tab leads to {what}")
