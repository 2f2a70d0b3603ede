from .addresses import format_address as format_address
from .blocks import Address as Address
from .blocks import Block as Block
from .blocks import BulletList as BulletList
from .blocks import Definitions as Definitions
from .blocks import Heading as Heading
from .blocks import Info as Info
from .blocks import Letter as Letter
from .blocks import Overleaf as Overleaf
from .blocks import Paragraph as Paragraph
from .blocks import QrCode as QrCode
from .blocks import Run as Run
from .blocks import Sender as Sender
from .blocks import Signature as Signature
from .blocks import Slip as Slip
from .blocks import Table as Table
from .blocks import letter_text as letter_text
from .calendar import calendar_id_of as calendar_id_of
from .calendar import surveillance_calendar as surveillance_calendar
from .catalogue import letter_languages as letter_languages
from .compose import compose as compose
from .compose import compose_cover as compose_cover
from .countries import languages_of_country as languages_of_country
from .errors import ComposeError as ComposeError
from .errors import GlyphError as GlyphError
from .errors import LettersError as LettersError
from .errors import MissingTextError as MissingTextError
from .errors import NameRefusedError as NameRefusedError
from .errors import PrintError as PrintError
from .errors import TextError as TextError
from .examinations import examination_label as examination_label
from .examinations import examination_languages as examination_languages
from .facts import Addressee as Addressee
from .facts import ClinicProfile as ClinicProfile
from .facts import CoverLine as CoverLine
from .facts import GeneWords as GeneWords
from .facts import LetterFacts as LetterFacts
from .html import render_html as render_html
from .kinds import LetterKind as LetterKind
from .names import check_name as check_name
from .pdf import render_pdf as render_pdf
from .review import Status as Status
from .review import element_status as element_status
from .review import text_digest as text_digest
from .specimen import SPECIMEN_DAY as SPECIMEN_DAY
from .specimen import specimen as specimen
from .windows import WindowBox as WindowBox
from .windows import window_box as window_box
from .windows import window_of_country as window_of_country

__all__ = [
    "SPECIMEN_DAY",
    "Address",
    "Addressee",
    "Block",
    "BulletList",
    "ClinicProfile",
    "ComposeError",
    "CoverLine",
    "Definitions",
    "GeneWords",
    "GlyphError",
    "Heading",
    "Info",
    "Letter",
    "LetterFacts",
    "LetterKind",
    "LettersError",
    "MissingTextError",
    "NameRefusedError",
    "Overleaf",
    "Paragraph",
    "PrintError",
    "QrCode",
    "Run",
    "Sender",
    "Signature",
    "Slip",
    "Status",
    "Table",
    "TextError",
    "WindowBox",
    "calendar_id_of",
    "check_name",
    "compose",
    "compose_cover",
    "element_status",
    "examination_label",
    "examination_languages",
    "format_address",
    "languages_of_country",
    "letter_languages",
    "letter_text",
    "render_html",
    "render_pdf",
    "specimen",
    "surveillance_calendar",
    "text_digest",
    "window_box",
    "window_of_country",
]
