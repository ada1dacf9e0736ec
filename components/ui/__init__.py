"""The components of Ghar. What each takes: components/README.md."""

from components.ui.avatar import avatar
from components.ui.badge import badge, count, photo_badge
from components.ui.base import Flag, Number, Part, Text
from components.ui.button import button, icon_button, link_button
from components.ui.card import card, panel
from components.ui.chip import chip, chip_row, filter_chip
from components.ui.choice import checkbox, choice_chips, radio_cards, switch
from components.ui.dialog import closes, confirm, dialog, opens, sheet
from components.ui.empty_state import empty_state
from components.ui.error_text import error_text
from components.ui.facts import divider, fact, fact_rows, key
from components.ui.floating import Item, menu, popover, pops
from components.ui.form import form, post_form
from components.ui.icon import icon
from components.ui.link import link
from components.ui.listing_card import listing_card, listing_grid, save_button
from components.ui.nav import breadcrumbs, pager
from components.ui.notice import banner, notice
from components.ui.photo import photo, photo_dots, photo_top, photo_word
from components.ui.price import price
from components.ui.progress import parts_bar, progress
from components.ui.score_ring import score_ring
from components.ui.section import bar, page_head, section
from components.ui.select import select_field
from components.ui.skeleton import loading, skeleton, skeleton_card, skeleton_rows
from components.ui.stat import stat, stat_strip
from components.ui.table import Column, cell, detail_row, row, table, two_lines
from components.ui.tabs import Step, Tab, segmented, stepper, tab_panel, tabs
from components.ui.text_field import date_field, money_field, otp_field, text_area, text_field
from components.ui.timeline import Moment, timeline
from components.ui.toast import toast, toaster

__all__ = [
    "Column",
    "Flag",
    "Item",
    "Moment",
    "Number",
    "Part",
    "Step",
    "Tab",
    "Text",
    "avatar",
    "badge",
    "banner",
    "bar",
    "breadcrumbs",
    "button",
    "card",
    "cell",
    "checkbox",
    "chip",
    "chip_row",
    "choice_chips",
    "closes",
    "confirm",
    "count",
    "date_field",
    "detail_row",
    "dialog",
    "divider",
    "empty_state",
    "error_text",
    "fact",
    "fact_rows",
    "filter_chip",
    "form",
    "icon",
    "icon_button",
    "key",
    "link",
    "link_button",
    "listing_card",
    "listing_grid",
    "loading",
    "menu",
    "money_field",
    "notice",
    "opens",
    "otp_field",
    "page_head",
    "pager",
    "panel",
    "parts_bar",
    "photo",
    "photo_badge",
    "photo_dots",
    "photo_top",
    "photo_word",
    "popover",
    "pops",
    "post_form",
    "price",
    "progress",
    "radio_cards",
    "row",
    "save_button",
    "score_ring",
    "section",
    "segmented",
    "select_field",
    "sheet",
    "skeleton",
    "skeleton_card",
    "skeleton_rows",
    "stat",
    "stat_strip",
    "stepper",
    "switch",
    "tab_panel",
    "table",
    "tabs",
    "text_area",
    "text_field",
    "timeline",
    "toast",
    "toaster",
    "two_lines",
]
