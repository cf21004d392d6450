"""Paints a drawing as SVG: small, with real text, quick enough to be drawn anew for everyone who looks."""

from xml.sax.saxutils import escape

from kpi.drawing import BLUE, GREY, GROUNDS, INK, WHITE, WIDTH, Box, Dot, Drawing, Line, Look, Shape, Words

_FONT = "'DejaVu Sans', Verdana, Arial, sans-serif"
_DASHES = {"": "", "dashed": ' stroke-dasharray="7 4"', "dotted": ' stroke-dasharray="2 4"'}
_PATTERNS = {
    Look.STRIPES: (8, '<path d="M-2 2l4-4M0 8l8-8M6 10l4-4"/>'),
    Look.DOTS: (6, '<circle cx="3" cy="3" r="0.8"/>'),
    Look.CROSS: (10, '<path d="M0 10L10 0M0 0l10 10"/>'),
}


def svg(drawing: Drawing, title: str, text: str) -> str:
    """The picture with its name and its text alternative."""
    shapes = "\n".join(_shape(shape) for shape in drawing.shapes)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {_n(drawing.height)}" width="{WIDTH}" '
        f'height="{_n(drawing.height)}" role="img" aria-labelledby="t d" font-family="{_FONT}" fill="{INK}">\n'
        f'<title id="t">{escape(title)}</title><desc id="d">{escape(text)}</desc>\n<defs>{_patterns()}</defs>\n'
        f'<rect width="100%" height="100%" fill="{WHITE}"/>\n{shapes}\n</svg>\n'
    )


def _patterns() -> str:
    return "".join(
        f'<pattern id="{look.value}" width="{size}" height="{size}" patternUnits="userSpaceOnUse">'
        f'<rect width="{size}" height="{size}" fill="{GROUNDS[look]}"/><g stroke="{INK}">{marks}</g></pattern>'
        for look, (size, marks) in _PATTERNS.items()
    )


def _shape(shape: Shape) -> str:
    match shape:
        case Box():
            return (
                f'<rect x="{_n(shape.x)}" y="{_n(shape.y)}" width="{_n(shape.width)}" height="{_n(shape.height)}" '
                f'fill="{_fill(shape.look)}" stroke="{INK}" stroke-width="0.8"/>'
            )
        case Line():
            points = " ".join(f"{_n(x)},{_n(y)}" for x, y in shape.points)
            dash = _DASHES[shape.dash]
            return f'<polyline points="{points}" fill="none" stroke="{shape.ink}" stroke-width="{shape.width}"{dash}/>'
        case Dot():
            fill = WHITE if shape.open else INK
            place = f'cx="{_n(shape.x)}" cy="{_n(shape.y)}"'
            return f'<circle {place} r="4.5" fill="{fill}" stroke="{INK}" stroke-width="1.4"/>'
        case Words():
            return _words(shape)


def _words(words: Words) -> str:
    bold = ' font-weight="bold"' if words.bold else ""
    lines = "".join(
        f'<tspan x="{_n(words.x)}" y="{_n(middle + words.size * 0.36)}">{escape(line)}</tspan>'
        for middle, line in zip(words.middles(), words.lines, strict=True)
    )
    edge = f'stroke="{WHITE}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"'
    return f'<text font-size="{words.size}" text-anchor="{words.anchor}"{bold} {edge}>{lines}</text>'


def _fill(look: Look) -> str:
    return {Look.FULL: BLUE, Look.GREY: GREY}.get(look, f"url(#{look.value})")


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
