"""A home's page as the server draws it: seen at once, and by readers without scripts for good.

The app draws the same boxes in the same places, from the same data, and once they stand this one
takes itself away. It saves whoever waits for a home the scripts and the socket's first answer.
"""

from html import escape

from ghar_app.catalogue import Language, translate
from ghar_app.models.listings.detail import Glance, Picture
from ghar_app.models.listings.kinds import MediaType
from ghar_app.web.homes import words
from ghar_app.web.homes.head import LEAD_SIZES, TILE_SIZES, crumbs
from ghar_app.web.homes.summary import (
    anchor,
    cost_list,
    fact_list,
    listed,
    paragraph,
    standing_line,
)

TILES = 5
# Lengths as in components/listings/gallery.py and pages/listings/detail.py.
STYLE = """
.first{position:absolute;inset:0 0 auto;min-height:100dvh;background:var(--paper);z-index:60}
.first header{display:flex;align-items:center;gap:.625rem;height:calc(4rem + 1px);padding:0
max(var(--gutter),calc((100% - 1360px)/2 + var(--gutter)));background:var(--surface);
border-bottom:1px solid var(--line);font-size:20px;font-weight:650}
.first article{max-width:1360px;margin:0 auto;padding:1.5rem var(--gutter) 6rem;display:flex;
flex-direction:column;gap:1.25rem}
.first nav{min-height:calc(2.75rem + 18px);font-size:13px;color:var(--ink-3)}
.first nav ul{display:flex;flex-wrap:wrap;gap:.25rem .5rem}
.first nav li+li::before{content:"›";padding:0 .45rem 0 .2rem}
.first .g{display:flex;overflow:hidden;margin:0 calc(-1*var(--gutter));aspect-ratio:3/2;
background:var(--sunken)}
.first .g img{width:100%;height:100%;object-fit:cover;background-size:cover;flex:none}
.first h1{font-size:var(--h1-size);line-height:calc(var(--h1-line) + var(--hindi));font-weight:600;
letter-spacing:calc(-.018em*var(--latin))}
.first h1+p{font-size:16px;line-height:calc(25px + var(--hindi))}
.first .t p,.first .t li{color:var(--ink-2)}
.first .t .p{font-size:30px;line-height:36px;font-weight:650;color:var(--ink)}
.first .p small{font-size:14px;font-weight:400}
.first li{padding:.15rem 0}
.first .t{display:grid;gap:1.75rem 3.5rem}
.first .t>*{display:flex;flex-direction:column;gap:.375rem;min-width:0;overflow-wrap:anywhere}
.first .b{background:var(--surface);border:1px solid var(--line);border-radius:18px;padding:1.25rem}
@media(min-width:768px){.first article{padding-top:2rem;gap:1.5rem}
.first nav{min-height:2.25rem;display:flex;align-items:center}.first .b{padding:1.5rem}
.first .g{display:grid;gap:.5rem;margin:0;aspect-ratio:auto;height:clamp(300px,33vw,444px);
border-radius:24px;background:none}
.first .g img{min-height:0;min-width:0}
.first .g2{grid-template-columns:1fr 1fr}
.first .g3{grid-template:1fr 1fr/2fr 1fr}
.first .g5{grid-template:1fr 1fr/2fr 1fr 1fr}
.first .g3 img:first-child,.first .g5 img:first-child{grid-row:span 2}}
@media(min-width:1024px){.first .t{grid-template:auto 1fr/minmax(0,1fr) 392px}
.first .b{grid-area:1/2/3/3;align-self:start}}
"""
# The page is drawn when it has its main part and no longer waits for the home.
SCRIPT = (
    "<script>{const l=document.querySelector('.first'),o=new MutationObserver(()=>{"
    "if(document.querySelector('#main')&&!document.querySelector('#main [data-waiting]'))"
    "{l.remove();o.disconnect()}});o.observe(document.body,{childList:true,subtree:true})}</script>"
)


def first_look(glance: Glance, language: Language) -> str:
    """The top of the page with its pictures, then facts, costs and the owner's words."""
    home = glance.summary
    name = translate("shell.name", language)
    amount = words.money(home.price, home.purpose, language)
    per = words.period(home.purpose, language) if home.price else ""
    top = [
        f"<h1>{escape(home.title)}</h1>",
        paragraph(home.address.line),
        paragraph(words.offer(home, language)),
        standing_line(glance, language),
    ]
    box = [
        f'<p class="p">{escape(amount)} <small>{escape(per)}</small></p>',
        cost_list(glance, language),
    ]
    rest = [
        fact_list(glance, language),
        *(paragraph(text) for text in glance.description.split("\n")),
    ]
    steps = [anchor(text, path) for text, path in crumbs(home, language)]
    way = listed([*steps, escape(words.short_offer(home, language))])
    return (
        f'<aside class="first"><style>{STYLE}</style>'
        f'<header><img src="/icon.svg" width="34" height="34" alt="">{escape(name)}</header>'
        f"<article><nav>{way}</nav>{_mosaic(glance, language)}"
        f'<div class="t"><div>{"".join(top)}</div><div class="b">{"".join(box)}</div>'
        f"<div>{''.join(rest)}</div></div></article></aside>{SCRIPT}"
    )


def _mosaic(glance: Glance, language: Language) -> str:
    stills = [one for one in glance.pictures if one.media_type != MediaType.VIDEO][:TILES]
    if not stills:
        return ""
    # One and two have the whole height, three and four stand beside a tall one.
    shape, shown = {1: ("", 1), 2: ("g2", 2), 3: ("g3", 3), 4: ("g3", 3)}.get(
        len(stills), ("g5", TILES)
    )
    tiles = [
        _tile(one, place, words.picture_alt(one, glance.summary, language))
        for place, one in enumerate(stills[:shown])
    ]
    return f'<div class="g {shape}">{"".join(tiles)}</div>'


def _tile(one: Picture, place: int, alt: str) -> str:
    sizes = TILE_SIZES if place else LEAD_SIZES
    more = f' srcset="{escape(one.srcset)}" sizes="{sizes}"' if one.srcset else ""
    if one.preview:
        more += f' style="background-image:url({escape(one.preview)})"'
    more += ' loading="lazy"' if place else ' fetchpriority="high"'
    size = f'width="{one.width}" height="{one.height}"'
    return f'<img src="{escape(one.url)}" alt="{escape(alt)}" {size}{more}>'
