"""PNG and PDF from our SVG, by the wheels of the extra `images`."""

from __future__ import annotations

from importlib.util import find_spec
from io import BytesIO
from typing import Any, cast

from layerlint.errors import LayerlintError
from layerlint.extras import install_hint

PNG_ZOOM = 2.0
"""Device pixels to a CSS pixel: sharp on today's screens."""


_NEEDS = {"png": ("resvg_py", "svg2pdf_py"), "pdf": ("svg2pdf_py", "pypdf")}
"""The packages that make an image of a format."""


def check_images(format: str) -> None:
    """Raise `LayerlintError` if the extra is missing that a format needs: asked before a model is traced."""
    if not all(find_spec(package) for package in _NEEDS.get(format, ())):
        raise _missing(format)


def png(svg: str, zoom: float = PNG_ZOOM) -> bytes:
    """A PNG of a picture in one concrete theme."""
    try:
        import resvg_py
    except ImportError as error:
        raise _missing("png") from error
    _fonts("png")
    try:
        return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=zoom, sans_serif_family="Arial"))
    except ValueError as error:
        raise LayerlintError(f"the PNG could not be made: {error}") from error


def pdf(svg: str) -> bytes:
    """A PDF of a picture in one concrete theme, its texts as text; the same bytes each time."""
    fonts = _fonts("pdf")
    import svg2pdf_py  # type: ignore[import-untyped]

    try:
        return _in_order(bytes(svg2pdf_py.svg_to_pdf(svg, fonts)))
    except ValueError as error:
        raise LayerlintError(f"the PDF could not be made: {error}") from error


def _in_order(content: bytes) -> bytes:
    """A PDF with its fonts by their names: the library writes them in the order of a hash table, another each time."""
    try:
        from pypdf import PdfReader, PdfWriter
    except ImportError as error:
        raise _missing("pdf") from error
    from pypdf.generic import DictionaryObject, NameObject

    reader = PdfReader(BytesIO(content))
    for page in reader.pages:
        resources = cast("DictionaryObject", page["/Resources"])
        if "/Font" in resources:
            fonts = cast("DictionaryObject", resources["/Font"])
            ordered = DictionaryObject({name: fonts.raw_get(name) for name in sorted(fonts)})
            resources[NameObject("/Font")] = ordered
    writer = PdfWriter()
    writer.append(reader)
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def _fonts(format: str) -> Any:
    """The machine's fonts. Without any an image would silently have no text."""
    try:
        import svg2pdf_py
    except ImportError as error:
        raise _missing(format) from error
    fonts = svg2pdf_py.FontDatabase.system()
    if fonts.len() == 0:
        raise LayerlintError(
            f"{format} needs a font, and this machine has none: install one (such as Liberation Sans), or write .svg"
        )
    return fonts


def _missing(format: str) -> LayerlintError:
    return LayerlintError(f"{format} needs the extra `images`: {install_hint('images')}, or write .svg")
