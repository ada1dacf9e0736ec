"""The rooms of homes: where the camera stands and in which colours each room is shown."""

from tools.demo_pictures.colour import Daylight, Repaint, box
from tools.demo_pictures.panorama import View
from tools.demo_pictures.recipes import Crop, Palette, Scene, Shot

BRIGHT = Daylight(exposure=0.3)
BRIGHTER = Daylight(exposure=0.5)
WARM = Daylight(warmth=0.5, exposure=0.1)
COOL = Daylight(warmth=-0.5, exposure=0.05)
MORNING = Daylight(warmth=-0.25, exposure=0.15)
EVENING = Daylight(warmth=0.8, exposure=-0.12)
AS_SEEN = (1.0, 1.0, 1.0)

_CUPBOARDS = (66, 140)
_GREEN_SOFA = (66, 140)
_PG_WALL = {"hues": (160, 225), "least": 0.05, "most": 0.14, "darkest": 0.3}
_KIDS_WALL = {"hues": (170, 220), "least": 0.09, "most": 0.3, "inside": box(0, 0, 1, 0.75)}
# Plaster and wood share their hue here, so the wall is told by its outline.
_ACCENT_WALL = {
    "hues": (12, 32),
    "least": 0.33,
    "most": 0.68,
    "inside": (
        (0, 0), (1, 0), (1, 0.5), (0.83, 0.64), (0.815, 0.64), (0.722, 0.6),
        (0.718, 0.545), (0.61, 0.535), (0.25, 0.575), (0.133, 0.575), (0.128, 0.68), (0, 0.69),
    ),
}  # fmt: skip
_FLAT_WALL = {
    "hues": (10, 32),
    "least": 0.45,
    "most": 0.78,
    "inside": (
        (0.15, 0), (0.84, 0), (0.775, 0.66), (0.69, 0.66), (0.66, 0.62), (0.66, 0.485),
        (0.285, 0.485), (0.285, 0.62), (0.24, 0.66), (0.15, 0.66),
    ),
}  # fmt: skip

ROOMS: tuple[Scene, ...] = (
    Scene(
        "living-cream",
        "photos/living_a",
        (
            Shot("hall", "Living room"),
            Shot("hall", "Sofa and coffee table", Crop(0.56, 0.60, 0.74)),
        ),
        (
            Palette("geru"),
            Palette("blue", (Repaint((0, 24), 214, 0.34, saturation=0.75),), COOL, shots=(1,)),
            Palette(
                "green",
                (Repaint((0, 24), 152, 0.34, saturation=0.5, light=0.9),),
                mirror=True,
                shots=(1,),
            ),
        ),
    ),
    Scene(
        "living-blue",
        "photos/living_b",
        (Shot("hall", "Living room"), Shot("hall", "Sofa", Crop(0.52, 0.58, 0.74))),
        (
            Palette("navy"),
            Palette(
                "teal", (Repaint((205, 245), 178, saturation=0.75),), WARM, mirror=True, shots=(1,)
            ),
            Palette("plum", (Repaint((205, 245), 338, saturation=0.62),), MORNING, shots=(1,)),
        ),
    ),
    Scene(
        "living-green",
        "photos/living_c",
        (Shot("hall", "Living room"), Shot("hall", "Sofa", Crop(0.45, 0.58, 0.76))),
        (
            Palette("sage"),
            Palette(
                "ochre",
                (Repaint(_GREEN_SOFA, 38, 0.12, saturation=1.9, light=1.2, darkest=0.2),),
                mirror=True,
                shots=(1,),
            ),
            Palette(
                "slate",
                (Repaint(_GREEN_SOFA, 212, 0.12, saturation=1.5, darkest=0.2),),
                COOL,
                shots=(1,),
            ),
        ),
    ),
    Scene(
        "living-wide",
        "photos/tour",
        (
            Shot("hall", "Living room", Crop(0.42, 0.5, 1.0)),
            Shot("hall", "Hall from the door", Crop(0.62, 0.5, 0.9)),
        ),
        (
            Palette("geru", shots=(1,)),
            Palette(
                "indigo", (Repaint((0, 24), 222, 0.34, saturation=0.7),), mirror=True, shots=(1,)
            ),
        ),
    ),
    Scene(
        "flat-hall",
        "panoramas/hall",
        (
            Shot("hall", "Hall with the balcony door", View(-66, -7, 88)),
            Shot("hall", "Sofa by the window", View(-10, -11, 88)),
            Shot("hall", "Dining table", View(64, -9, 84)),
            Shot("hall", "Television wall", View(-133, -7, 84)),
            Shot("entrance", "Front door", View(160, -5, 80)),
        ),
        (
            Palette("geru", light=Daylight(exposure=0.22)),
            Palette(
                "blue",
                (Repaint((0, 25), 208, 0.58, saturation=0.7),),
                Daylight(-0.3, 0.3),
                mirror=True,
                shots=(1, 2),
            ),
        ),
        AS_SEEN,
    ),
    Scene(
        "dining",
        "photos/dining",
        (Shot("hall", "Dining table"), Shot("hall", "Pooja shelf", Crop(0.60, 0.42, 0.72))),
        (Palette("day"), Palette("evening", light=EVENING, mirror=True, shots=(1,))),
    ),
    Scene(
        "bedroom-cream",
        "photos/bedroom_a",
        (Shot("room", "Bedroom"), Shot("room", "Bed", Crop(0.56, 0.6, 0.78))),
        (
            Palette("navy"),
            Palette(
                "olive", (Repaint((200, 260), 92, saturation=0.8),), WARM, mirror=True, shots=(1,)
            ),
            Palette(
                "rose",
                (Repaint((36, 52), 352, 0.5, saturation=0.55), Repaint((200, 260), 350)),
                MORNING,
                shots=(1,),
            ),
        ),
    ),
    Scene(
        "bedroom-accent",
        "photos/bedroom_b",
        (Shot("room", "Main bedroom"), Shot("room", "Bed", Crop(0.46, 0.6, 0.78))),
        (
            Palette("geru"),
            Palette(
                "sage", (Repaint(to=110, saturation=0.42, **_ACCENT_WALL),), mirror=True, shots=(1,)
            ),
            Palette(
                "sky",
                (Repaint(to=207, saturation=0.62, **_ACCENT_WALL),),
                Daylight(-0.2, 0.1),
                shots=(1,),
            ),
            Palette(
                "ochre",
                (Repaint(to=42, saturation=0.95, light=1.1, **_ACCENT_WALL),),
                shots=(1,),
            ),
        ),
    ),
    Scene(
        "flat-bedroom",
        "panoramas/bedroom",
        (
            Shot("room", "Main bedroom", View(3, -9, 88)),
            Shot("room", "Bed and wardrobe", View(-16, -9, 92)),
            Shot("room", "Bedroom window", View(76, -8, 90)),
        ),
        (
            Palette("geru", light=BRIGHT),
            Palette(
                "teal",
                (Repaint(to=184, saturation=0.55, **_FLAT_WALL),),
                BRIGHT,
                mirror=True,
                shots=(1,),
            ),
            Palette(
                "sage",
                (Repaint(to=96, saturation=0.42, light=1.05, **_FLAT_WALL),),
                BRIGHT,
                shots=(1,),
            ),
        ),
        AS_SEEN,
    ),
    Scene(
        "flat-study",
        "panoramas/study",
        (
            Shot("room", "Study", View(4, -9, 82)),
            Shot("room", "Bookshelves", View(-52, -8, 88)),
            Shot("room", "Second bedroom", View(86, -17, 88)),
        ),
        (
            Palette("ochre", light=BRIGHTER),
            Palette(
                "blue",
                (
                    Repaint(
                        (26, 42), 204, 0.55, saturation=0.6, inside=box(0, 0, 1, 0.66), darkest=0.3
                    ),
                ),
                Daylight(-0.2, 0.55),
                mirror=True,
                shots=(1, 3),
            ),
        ),
    ),
    Scene(
        "study",
        "photos/study",
        (Shot("room", "Room with a desk"),),
        (
            Palette("navy"),
            Palette("green", (Repaint((205, 250), 150, saturation=0.7),), WARM, mirror=True),
        ),
    ),
    Scene(
        "kids",
        "photos/kids",
        (Shot("room", "Children's room"), Shot("room", "Beds", Crop(0.5, 0.5, 0.8))),
        (
            Palette("blue", light=BRIGHT, shots=(1,)),
            Palette("peach", (Repaint(to=22, saturation=1.1, **_KIDS_WALL),), BRIGHT, True, (1,)),
        ),
    ),
    Scene(
        "twin",
        "photos/twin",
        (Shot("room", "Twin room"), Shot("room", "Two beds", Crop(0.6, 0.6, 0.8))),
        (
            Palette("green"),
            Palette(
                "blue",
                (Repaint((46, 160), 212, 0.3, inside=box(0.2, 0, 1, 1)),),
                COOL,
                mirror=True,
                shots=(1,),
            ),
        ),
    ),
    Scene(
        "pg",
        "photos/pg_room",
        (
            Shot("room", "Shared room"),
            Shot("room", "Beds", Crop(0.5, 0.58, 0.78)),
            Shot("room", "Wardrobe", Crop(0.68, 0.5, 0.7)),
        ),
        (
            Palette("blue", shots=(1, 3)),
            Palette(
                "cream",
                (Repaint(to=44, saturation=2.6, light=1.08, **_PG_WALL),),
                WARM,
                mirror=True,
                shots=(1, 2),
            ),
            Palette(
                "green",
                (
                    Repaint(to=110, saturation=1.8, **_PG_WALL),
                    Repaint((34, 52), 150, 0.6, saturation=0.6),
                ),
                MORNING,
                shots=(1, 3),
            ),
            Palette(
                "peach",
                (
                    Repaint(to=18, saturation=2.2, light=1.05, **_PG_WALL),
                    Repaint((34, 52), 205, 0.6, saturation=0.6),
                ),
                mirror=True,
                shots=(1, 2),
            ),
        ),
    ),
    Scene(
        "kitchen",
        "photos/kitchen",
        (Shot("kitchen", "Kitchen"), Shot("kitchen", "Worktop", Crop(0.68, 0.5, 0.72))),
        (
            Palette("green"),
            Palette(
                "navy", (Repaint(_CUPBOARDS, 214, 0.2, saturation=1.5),), mirror=True, shots=(1,)
            ),
            Palette(
                "ochre",
                (Repaint(_CUPBOARDS, 38, 0.2, saturation=1.7, light=1.6),),
                shots=(1,),
            ),
            Palette(
                "geru",
                (Repaint(_CUPBOARDS, 12, 0.2, saturation=1.5, light=1.3),),
                mirror=True,
                shots=(1,),
            ),
            Palette(
                "grey",
                (Repaint(_CUPBOARDS, 210, 0.2, saturation=0.25, light=1.5),),
                COOL,
                shots=(1,),
            ),
        ),
    ),
    Scene(
        "flat-kitchen",
        "panoramas/kitchen",
        (
            Shot("kitchen", "Kitchen", View(-4, -13, 96)),
            Shot("kitchen", "Hob", View(-44, -11, 94)),
            Shot("kitchen", "Sink by the window", View(28, -10, 94)),
        ),
        (
            Palette("green", light=BRIGHT),
            Palette(
                "navy",
                (Repaint(_CUPBOARDS, 216, 0.2, saturation=1.1, light=1.1),),
                BRIGHT,
                mirror=True,
                shots=(1,),
            ),
            Palette(
                "wine",
                (Repaint(_CUPBOARDS, 350, 0.2, saturation=1.1, light=1.25),),
                BRIGHT,
                shots=(2,),
            ),
            Palette(
                "ochre",
                (Repaint(_CUPBOARDS, 36, 0.2, saturation=1.4, light=1.9),),
                BRIGHT,
                mirror=True,
                shots=(1,),
            ),
        ),
    ),
    Scene(
        "bathroom",
        "photos/bathroom",
        (
            Shot("bathroom", "Bathroom"),
            Shot("bathroom", "Basin", Crop(0.44, 0.46, 0.66)),
            Shot("bathroom", "Tiles", Crop(0.62, 0.5, 0.74)),
        ),
        (
            Palette("geru", light=BRIGHT, shots=(1, 2)),
            Palette("blue", (Repaint((0, 30), 214, 0.3, saturation=0.8),), BRIGHT, True, (1, 2)),
            Palette(
                "ochre",
                (
                    Repaint((0, 31), 40, 0.3, light=1.1),
                    Repaint((90, 190), 30, 0.07, 0.3, inside=box(0, 0.7, 1, 1), saturation=2),
                ),
                WARM,
                shots=(1,),
            ),
            Palette(
                "green",
                (Repaint((0, 30), 150, 0.3, saturation=0.6),),
                MORNING,
                mirror=True,
                shots=(1,),
            ),
            Palette(
                "slate",
                (
                    Repaint((0, 30), 210, 0.3, saturation=0.25),
                    Repaint((90, 190), 215, 0.07, 0.3, saturation=0.5),
                ),
                BRIGHT,
                shots=(1,),
            ),
        ),
        AS_SEEN,
    ),
    Scene(
        "balcony",
        "photos/balcony",
        (Shot("balcony", "Balcony with a swing"), Shot("balcony", "Swing", Crop(0.66, 0.6, 0.74))),
        (
            Palette("geru"),
            Palette(
                "blue", (Repaint((5, 28), 212, 0.34, saturation=0.75),), mirror=True, shots=(1,)
            ),
        ),
        AS_SEEN,
    ),
    Scene(
        "flat-balcony",
        "panoramas/balcony",
        (
            Shot("balcony", "Swing on the balcony", View(-86, -10, 88)),
            Shot("balcony", "View from the balcony", View(24, -8, 88)),
            Shot("balcony", "Plants on the balcony", View(76, -17, 92)),
        ),
        (
            Palette("day", light=Daylight(exposure=0.1)),
            Palette("morning", light=Daylight(-0.4, 0.15), mirror=True, shots=(1,)),
        ),
        AS_SEEN,
    ),
    Scene(
        "dusk",
        "photos/dusk",
        (Shot("balcony", "Balcony in the evening", Crop(0.5, 0.55, 1.0)),),
        (Palette("blue"), Palette("warm", light=Daylight(0.5, 0.25), mirror=True)),
        AS_SEEN,
    ),
    Scene(
        "terrace",
        "photos/terrace",
        (
            Shot("terrace", "Terrace"),
            Shot("terrace", "Pergola", Crop(0.56, 0.5, 0.72)),
            Shot("terrace", "Seats on the terrace", Crop(0.66, 0.6, 0.6)),
        ),
        (
            Palette("geru"),
            Palette(
                "blue",
                (Repaint((0, 30), 208, 0.16, 0.58, inside=box(0, 0.5, 1, 1), saturation=0.8),),
                MORNING,
                mirror=True,
                shots=(1, 2),
            ),
        ),
    ),
)
