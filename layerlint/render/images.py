"""PNG and PDF from our SVG, by the wheels of the extra `images`."""

from __future__ import annotations

from layerlint.errors import LayerlintError

PNG_ZOOM = 2.0
"""Device pixels to a CSS pixel: sharp on today's screens."""


def png(svg: str) -> bytes:
    """A PNG of a picture in one concrete theme."""
    try:
        import resvg_py
    except ImportError as error:
        raise _missing("png") from error
    try:
        return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=PNG_ZOOM, sans_serif_family="Arial"))
    except ValueError as error:
        raise LayerlintError(f"the PNG could not be made: {error}") from error


def pdf(svg: str) -> bytes:
    """A PDF of a picture in one concrete theme, its texts as text."""
    try:
        import svg2pdf_py  # type: ignore[import-untyped]
    except ImportError as error:
        raise _missing("pdf") from error
    try:
        return bytes(svg2pdf_py.svg_to_pdf(svg, svg2pdf_py.FontDatabase.system()))
    except ValueError as error:
        raise LayerlintError(f"the PDF could not be made: {error}") from error


def _missing(format: str) -> LayerlintError:
    return LayerlintError(
        f"{format} needs the extra `images`: pip install 'layerlint[images]', or write .svg"
    )
