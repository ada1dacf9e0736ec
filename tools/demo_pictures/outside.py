"""Buildings, land and places of work."""

from tools.demo_pictures.colour import Daylight, Repaint, box
from tools.demo_pictures.recipes import Crop, Palette, Scene, Shot
from tools.demo_pictures.rooms import AS_SEEN, COOL, EVENING, WARM

OUTSIDE: tuple[Scene, ...] = (
    Scene(
        "tower-white",
        "photos/tower_a",
        (
            Shot("exterior", "The building"),
            Shot("exterior", "Balconies", Crop(0.3, 0.42, 0.66)),
        ),
        (
            Palette("day"),
            Palette(
                "cool",
                (Repaint((0, 30), 205, 0.4), Repaint((40, 60), 190, 0.4)),
                COOL,
                mirror=True,
                shots=(1,),
            ),
            Palette("evening", light=EVENING, shots=(1,)),
        ),
        AS_SEEN,
    ),
    Scene(
        "tower-cream",
        "photos/tower_b",
        (
            Shot("exterior", "The building"),
            Shot("exterior", "Gate and garden", Crop(0.42, 0.62, 0.74)),
        ),
        (
            Palette("dusk"),
            Palette("day", light=Daylight(-0.6, 0.25), mirror=True, shots=(1,)),
            Palette("green", (Repaint((200, 240), 150, 0.2),), WARM, shots=(1,)),
        ),
        AS_SEEN,
    ),
    Scene(
        "floors",
        "photos/floors",
        (Shot("exterior", "The house"), Shot("exterior", "Front", Crop(0.45, 0.45, 0.78))),
        (
            Palette("green"),
            Palette(
                "blue",
                (Repaint((95, 165), 212, 0.3, inside=box(0.5, 0, 0.84, 0.7)),),
                mirror=True,
                shots=(1,),
            ),
            Palette("ochre", (Repaint((4, 28), 42, 0.3, light=1.1),), WARM, shots=(1,)),
            Palette("slate", (Repaint((4, 28), 208, 0.3, saturation=0.5),), COOL, True, (1,)),
        ),
        AS_SEEN,
    ),
    Scene(
        "villa",
        "photos/villa",
        (Shot("exterior", "The house"), Shot("entrance", "Gate", Crop(0.5, 0.66, 0.74))),
        (
            Palette("geru"),
            Palette("green", (Repaint((4, 24), 150, 0.4, saturation=0.6),), mirror=True),
            Palette("blue", (Repaint((4, 24), 212, 0.4, saturation=0.7),), COOL, shots=(1,)),
            Palette(
                "white",
                (Repaint((24, 50), 45, 0.05, 0.45, saturation=0.35, light=1.06),),
                mirror=True,
                shots=(1,),
            ),
        ),
        AS_SEEN,
    ),
    Scene(
        "bungalow",
        "photos/bungalow",
        (
            Shot("exterior", "The house"),
            Shot("entrance", "Verandah", Crop(0.5, 0.56, 0.62)),
            Shot("garden", "Garden wall and gate", Crop(0.32, 0.66, 0.6)),
        ),
        (
            Palette("geru"),
            Palette(
                "brown",
                (Repaint((4, 24), 22, 0.5, saturation=0.7, light=0.72),),
                WARM,
                shots=(1,),
            ),
            Palette(
                "slate",
                (Repaint((4, 24), 214, 0.5, saturation=0.3, light=0.8),),
                COOL,
                mirror=True,
                shots=(1,),
            ),
        ),
        AS_SEEN,
    ),
    Scene(
        "plot",
        "photos/plot",
        (
            Shot("exterior", "The plot"),
            Shot("entrance", "Gate", Crop(0.66, 0.62, 0.6)),
            Shot("exterior", "Boundary wall", Crop(0.26, 0.55, 0.66)),
        ),
        (
            Palette("green"),
            Palette(
                "dry",
                (Repaint((60, 125), 46, 0.25, saturation=0.75, inside=box(0, 0.42, 1, 1)),),
                WARM,
                mirror=True,
            ),
            Palette("monsoon", (Repaint((50, 80), 96, 0.25),), COOL),
            Palette(
                "white",
                (Repaint((10, 50), 45, 0.15, 0.75, saturation=0.3, light=1.1),),
                mirror=True,
            ),
        ),
        AS_SEEN,
    ),
    Scene(
        "office",
        "photos/office",
        (
            Shot("interior", "Work floor"),
            Shot("interior", "Desks", Crop(0.6, 0.6, 0.66)),
            Shot("interior", "By the window", Crop(0.3, 0.5, 0.7)),
        ),
        (
            Palette("navy"),
            Palette(
                "green",
                (Repaint((205, 240), 160, 0.4), Repaint((5, 28), 200, 0.5, saturation=0.6)),
                mirror=True,
                shots=(1, 3),
            ),
            Palette(
                "wine",
                (Repaint((205, 240), 350, 0.4), Repaint((5, 28), 42, 0.5)),
                WARM,
                shots=(1, 3),
            ),
            Palette(
                "grey",
                (Repaint((205, 240), 210, 0.4, saturation=0.25, light=1.5),),
                COOL,
                mirror=True,
                shots=(1, 2),
            ),
        ),
        AS_SEEN,
    ),
    Scene(
        "shop",
        "photos/shop",
        (
            Shot("exterior", "Shop front"),
            Shot("exterior", "From the left", Crop(0.3, 0.58, 0.66)),
            Shot("entrance", "Entrance", Crop(0.62, 0.62, 0.64)),
        ),
        (
            Palette("teal"),
            Palette(
                "maroon",
                (Repaint((165, 195), 350, 0.35), Repaint((5, 30), 212, 0.55)),
                WARM,
                mirror=True,
                shots=(1, 2),
            ),
            Palette(
                "green",
                (Repaint((165, 195), 130, 0.35), Repaint((34, 50), 14, 0.55)),
                COOL,
                shots=(1, 3),
            ),
        ),
        AS_SEEN,
    ),
    Scene(
        "warehouse",
        "photos/warehouse",
        (
            Shot("interior", "Storage floor"),
            Shot("interior", "Racks", Crop(0.24, 0.55, 0.62)),
            Shot("entrance", "Loading door", Crop(0.56, 0.56, 0.62)),
        ),
        (
            Palette("blue"),
            Palette("geru", (Repaint((200, 250), 14, 0.3),), WARM, mirror=True),
        ),
        AS_SEEN,
    ),
)
