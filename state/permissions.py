"""Who may call which event handler.

Every public method of a state class can be called by any browser with any arguments. This table
names them all; tests/state/test_permissions.py fails when one is missing, and calls each that is
not public as a stranger, to see that it refuses. The table is no check itself: handlers ask
`_me(db)` and the models.

Keys are module (below `state`), class and handler. Values: `public`; `signed_in`; or a permission
as in `User.can`, e.g. `moderation:read`, which somebody signed in without it is refused.
"""

PUBLIC = "public"
SIGNED_IN = "signed_in"

ACCESS: dict[str, str] = {
    # the shell
    "records.Records.look_again": PUBLIC,
    # identity
    "identity.login.LoginPage.load": PUBLIC,
    "identity.account.AccountPage.load": SIGNED_IN,
    "identity.account.AccountPage.save": SIGNED_IN,
    "identity.account.AccountPage.choose_theme": SIGNED_IN,
    "identity.devices.DevicesPage.load": SIGNED_IN,
    "identity.devices.DevicesPage.revoke": SIGNED_IN,
    "identity.devices.DevicesPage.revoke_others": SIGNED_IN,
    "identity.outbox.OutboxPage.load": PUBLIC,
    # portfolio import: the gate is PortfolioImport.reachable
    "listings.imports.ImportsPage.load": SIGNED_IN,
    "listings.imports.one.ImportPage.load": SIGNED_IN,
    "listings.imports.one.ImportPage.choose_field": PUBLIC,
    "listings.imports.one.ImportPage.choose_unit": PUBLIC,
    "listings.imports.one.ImportPage.choose_default": PUBLIC,
    "listings.imports.one.ImportPage.guess_again": SIGNED_IN,
    "listings.imports.one.ImportPage.check": SIGNED_IN,
    "listings.imports.one.ImportPage.open_pin": SIGNED_IN,
    "listings.imports.one.ImportPage.drop_pin": PUBLIC,
    "listings.imports.one.ImportPage.place": SIGNED_IN,
    "listings.imports.one.ImportPage.start": SIGNED_IN,
    "listings.imports.one.ImportPage.publish": SIGNED_IN,
    "listings.imports.one.ImportPage.weigh_undo": SIGNED_IN,
    "listings.imports.one.ImportPage.keep": PUBLIC,
    "listings.imports.one.ImportPage.undo": SIGNED_IN,
    "listings.imports.one.ImportPage.watch": SIGNED_IN,
    # listings
    "listings.compare.Compare.clear": PUBLIC,
    "listings.compare.Compare.load": PUBLIC,
    "listings.compare.Compare.take_out": PUBLIC,
    "listings.compare.Compare.toggle": PUBLIC,
    "listings.detail.HomePage.count_look": PUBLIC,
    "listings.detail.HomePage.load": PUBLIC,
    "listings.landing.PlacePage.load": PUBLIC,
    "listings.recent.RecentPage.clear": PUBLIC,
    "listings.recent.RecentPage.load": PUBLIC,
    "listings.desk.DeskPage.load": SIGNED_IN,
    "listings.desk.DeskPage.more": SIGNED_IN,
    "listings.front.FrontPage.load": PUBLIC,
    "listings.front.FrontPage.search": PUBLIC,
    "listings.front.FrontPage.suggest": PUBLIC,
    "listings.search.SearchPage.ahead": PUBLIC,
    "listings.search.SearchPage.ask": PUBLIC,
    "listings.search.SearchPage.choose": PUBLIC,
    "listings.search.SearchPage.close_sheet": PUBLIC,
    "listings.search.SearchPage.draw_map": PUBLIC,
    "listings.search.SearchPage.forget_searches": PUBLIC,
    "listings.search.SearchPage.load": PUBLIC,
    "listings.search.SearchPage.more": PUBLIC,
    "listings.search.SearchPage.move": PUBLIC,
    "listings.search.SearchPage.narrow": PUBLIC,
    "listings.search.SearchPage.open_sheet": PUBLIC,
    "listings.search.SearchPage.search_here": PUBLIC,
    "listings.search.SearchPage.settle": PUBLIC,
    "listings.search.SearchPage.suggest": PUBLIC,
    # gallery (development only)
    "gallery.Gallery.answer": PUBLIC,
    "gallery.Gallery.caption": PUBLIC,
    "gallery.Gallery.categorise": PUBLIC,
    "gallery.Gallery.choose_segment": PUBLIC,
    "gallery.Gallery.choose_tab": PUBLIC,
    "gallery.Gallery.close_dialog": PUBLIC,
    "gallery.Gallery.make_main": PUBLIC,
    "gallery.Gallery.open_dialog": PUBLIC,
    "gallery.Gallery.remove": PUBLIC,
    "gallery.Gallery.reorder": PUBLIC,
}
