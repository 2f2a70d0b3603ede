"""Every sentence a decision can say, one catalogue, ready for translation.

Fields in braces are filled by the decision: `country`, `rule`, `value`, `provision` of
the law cited, `key` and `value` of a fact, and what the sentence names itself.
"""

from enum import StrEnum

__all__ = ["Say"]


class Say(StrEnum):
    """A sentence by its name; the value is its English text."""

    # What is not known, and what the law does not say.
    UNKNOWN_FACT = "It is not known what `{key}` is, and the answer depends on it."
    NO_DIFFERENCE = "`{key}` is not settled, and makes no difference here."
    DOUBTFUL_RULE = (
        "What {country} says under `{rule}` is doubtful ({value}); a lawyer can settle "
        "it by an overlay."
    )
    DOUBTFUL_LIST = (
        "What {country} says under `{rule}` is doubtful, and decides here; a lawyer "
        "can settle it."
    )
    SILENT = "The law of {country} known for this day is silent under `{rule}`."
    NO_ENTRY = "No details are coded for {country} under `{rule}`."
    NO_SOURCE = (
        "{country} answers `{rule}` with {value}, but no source stands behind it."
    )
    COUNTRY_UNKNOWN = "It is not known which country's law applies (`{key}`)."
    NO_FILE = "There is no file for the law of {country} (`{key}`)."
    AGE_UNKNOWN = "`{key}` is not known, and an age is never guessed."
    GENE_UNKNOWN = "The gene is not known (`{key}`)."

    # D: consent.
    CONSENT_GIVEN = "The proband's consent to this contact is on record."
    ALLOWED_WITH_CONSENT = (
        "With the proband's consent the clinic may contact the relative ({country}, "
        "{provision})."
    )
    CONDITIONS_WITH_CONSENT = (
        "With the proband's consent {country} allows contact on its own conditions "
        "({provision})."
    )
    BARRED_WITH_CONSENT = "{country} would not allow contact even with consent."
    WRONG_PERSON = "Consent must come from {who}; it was given by {value}."
    FORM_SHORT = "Consent to disclosure must be {asked} in {country} ({provision})."
    CERTIFIED_OUTSIDE_CIRCLE = (
        "For a relative outside the circle {country} asks for a certified consent "
        "({provision})."
    )
    CONSENT_LAPSED = (
        "In {country} consent lasts {months} months ({provision}); this one has lapsed "
        "or bears no date."
    )
    NOT_ASKED = "The proband can be asked for consent, and has not been."
    NOT_REACHED = "The proband could not be reached, and no search is documented."
    SEARCHED = "The proband could not be found; the search is documented."
    CANNOT_DECIDE = "The proband cannot decide, and had not decided before."
    REPRESENTATIVE_FIRST = (
        "The proband cannot decide, and the law does not open on that: the "
        "representative is asked."
    )
    REFUSED = "The proband refused that the clinic tells this relative."
    WITHDRAWN = "The proband withdrew the consent, which counts as a refusal."
    OBJECTED_EARLIER = "The proband objected while able to decide."
    CONSENT_STATES = "A consent in {country} states: {what} ({provision})."
    CONSENT_TOLD_FIRST = (
        "Before consenting in {country} one is told: {what} ({provision})."
    )
    CONSENT_RECORDED = "A consent in {country} is entered in the record ({provision})."
    FACT_UNMET = "{country} asks for `{condition}`, which does not hold ({provision})."
    FACT_MET = "`{condition}`, asked for by {country}, holds."
    FACT_JUDGED = "Whether there is `{condition}` is for a person to judge ({country})."
    ACT_UNDONE = "{country} asks for `{condition}` first ({provision})."
    ACT_DONE = "`{condition}`, asked for by {country}, is done."
    REQUEST_NEEDED = "In {country} the relative must ask first ({provision})."
    REGISTERED_LETTER = "In {country} the letter goes registered ({provision})."
    RESULT_FIRST = "The proband has not been given the result: nobody learns it before."
    REGISTER = "The register `{register}` may write in this case ({provision})."
    DESTROYED = (
        "The proband withdrew consent to the own test; in {country} the result goes "
        "and the cascade ends ({provision})."
    )

    # D: against a no, or without a yes.
    PROHIBITED = (
        "Without consent {country} knows no exception in health law ({provision})."
    )
    REFUSAL_FINAL = (
        "In {country} the no of a person able to decide is final ({provision})."
    )
    OPENS_ON_CONDITIONS = (
        "Without consent {country} knows an exception, on conditions ({provision})."
    )
    AUTHORITY_NEEDED = (
        "In {country} an authority decides on lifting secrecy ({provision})."
    )
    AUTHORITY_RELEASED = (
        "The authority lifted secrecy, as {country} provides ({provision})."
    )
    AUTHORITY_DENIED = "The authority refused to lift secrecy ({country}, {provision})."
    NO_TRIGGER = (
        "{country} opens an exception only on {triggers}; none holds ({provision})."
    )
    TRIGGER = "The exception of {country} opens on `{condition}`."
    CLINIC_MAY_NOT_START = (
        "In {country} the relative must ask; the clinic may not start ({provision})."
    )
    OUTSIDE_CIRCLE = "This relative is outside the circle of {country} ({provision})."
    CONDITIONS_MET = (
        "All conditions of {country} are met; the law says `may`, so a person weighs "
        "and signs ({provision})."
    )
    NO_RULING = "A balancing record cannot settle this; a person must find another way."
    STANDS_AFTER_LOSS = (
        "The no was given while able, and stands after capacity is lost."
    )

    # D: the relative asks; after death.
    NOT_REQUESTED = "The relative has not asked."
    REQUEST_SHORT = "{country} asks for a request at least `{asked}` ({provision})."
    CLAIM = "{country} gives this relative a claim of their own ({provision})."
    LIMITS = "What opens in {country} is bounded: `{limits}`."
    DISCRETION = (
        "This relative is listed in {country}; the keeper has a choice ({provision})."
    )
    NOT_LISTED = "This relative is not among those listed by {country} ({provision})."
    LISTED = "This relative is among those listed by {country}."
    OBJECTION_BARS = (
        "The deceased objected in life, which bars access in {country} ({provision})."
    )
    OBJECTION_WEIGHED = (
        "The deceased objected in life; what that does in {country} is for a person to "
        "judge ({provision})."
    )
    OTHER_OBJECTS = "Another close relative objects ({country}, {provision})."
    CLOSER_EXISTS = "A closer relative is alive and comes first ({provision})."
    INTEREST_MISSING = "{country} asks for a documented interest ({provision})."
    COULD_CONSENT = (
        "The deceased could have consented in life, which closes access in {country} "
        "({provision})."
    )
    ASK_ONLY = (
        "After death {country} lets relatives ask; a right to ask is no leave to write "
        "({provision})."
    )
    PRIOR_WISH_NO = "The deceased said no in life, and the wish decides ({provision})."
    PRIOR_WISH_OPEN = (
        "After death the wish of the deceased decides in {country}; a person finds it "
        "out and judges ({provision})."
    )
    CLINICIAN_WEIGHS = "After death the clinician weighs in {country} ({provision})."
    SECRECY_SURVIVES = "In {country} secrecy survives death ({provision})."
    CONSENT_IN_LIFE = (
        "The deceased had agreed to this contact in life, in due form; a person judges."
    )

    # D: the letter the proband carries.
    CARRIES = "The proband is able to pass on a letter ({country}: {value})."
    SHOWN = "Shown: in {country} `{rule}` is {value} ({provision})."
    NOBODY_CARRIES = "The proband cannot carry a letter: {value}."
    WAIVED_KNOWING = "The proband chose not to know, so there is nothing to pass on."

    # E.
    SAME_COUNTRY = "No border is crossed."
    TRANSFER_OPEN = "Data may go: {value} ({provision})."
    TRANSFER_COVERED = (
        "The transfer is not covered by itself; consent or safeguards stand "
        "({provision})."
    )
    TRANSFER_CLOSED = (
        "The transfer is not covered; it needs the proband's consent to it, or "
        "safeguards ({provision})."
    )
    TRANSFER_UNKNOWN = "It is not known whether data may go from {country} to {to}."

    # R.
    RELATIVE_DECEASED = "The relative has died."
    NOT_AT_RISK = "Through `{value}` the relative is not at risk from the proband."
    AUTHORITY_CONCERNED = (
        "With the tie `{value}` contact belongs to the authority concerned."
    )
    WISH_NOT_TO_KNOW = (
        "The relative does not want to know, and {country} protects that ({provision})."
    )
    WISH_MAY_BE_WEIGHED = (
        "The relative does not want to know; in {country} that may be weighed here "
        "({provision})."
    )
    WISH_WITHOUT_RULE = (
        "The relative does not want to know; no rule was found in {country}."
    )
    NO_WISH_AGAINST = "No wish of the relative not to know is on record."
    IN_PERSON = "The relative decides in person in {country}."
    TO_GUARDIAN = "Below the age of own consent in {country}: to the guardian."
    TO_BOTH = "In these years guardian and minor decide together in {country}."
    TO_PARENTS_ONLY = "Below {age} only parents are told in {country} ({provision})."
    TO_REPRESENTATIVE = "The relative cannot decide: to the representative."
    PARENT_IS_PROBAND = "The guardian is the proband: speak, do not write."

    # T.
    TEST_WISH = "The person does not want to know."
    TEST_OBJECTION = "The person objects to the test."
    TEST_OBJECTION_OPEN = (
        "The person objects, and another consents for them: resolve it."
    )
    TESTING_AGE = (
        "{country} defers this test to the age of {age} unless it helps before "
        "({provision})."
    )
    TESTING_FAMILY = (
        "{country} defers this test, with a narrow exception for the family's sake "
        "({provision})."
    )
    TESTING_GUARDIAN_ONLY = (
        "{country} knows rules of representation only; without benefit before "
        "adulthood a person judges ({provision})."
    )
    TESTING_BENEFIT = "The test helps before adulthood ({country}, {provision})."
    TESTING_INCAPACITY = (
        "A person who cannot decide is tested for their own good ({country}, "
        "{provision}); where no measure helps, a person judges."
    )
    TESTING_NO_RULE = "{country} has no rule on testing minors."
    COUNSELLING_MISSING = (
        "{country} asks for counselling before the test ({provision})."
    )
    COUNSELLING_DONE = "Counselling is on record ({country}: {value})."
    COUNSELLING_ADVISED = "{country} advises counselling before the test."
    TEST_CONSENT_MISSING = "Consent to the test by {who} is not on record."
    TEST_CONSENT_FORM = "{country} asks for written consent to the test ({provision})."
    TEST_CONSENT_GIVEN = "Consent to the test is on record ({country}: {value})."
    REFLECTION_MISSING = (
        "{country} asks for time to reflect before the test ({provision})."
    )
    REFLECTION_ADVISED = "{country} asks for time to reflect ({provision})."
    ORDER_SHORT = (
        "In {country} the test is ordered by `{value}` at least ({provision})."
    )
    ORDER_ENOUGH = "Who orders the test is qualified in {country} ({value})."
    ORDER_FREE = "{country} reserves ordering the test to nobody."

    # Rulings, and what would reopen.
    RULED_DISCLOSE = "Two persons weighed and signed: disclose."
    RULED_SILENT = "Two persons weighed and signed: do not disclose."
    RULING_VOID = "A balancing record exists, but settles nothing here."
    REOPEN_CONSENT = "The proband's consent would reopen it."
    REOPEN_WISH = "A later wish of the person to know would reopen it."
    REOPEN_REQUEST = "A request of the relative would open the other route."
    REOPEN_FACTS = "A change in what does not hold would reopen it."
    REOPEN_RELEASE = "A later release by the authority would reopen it."
    REOPEN_RULING = "A later balancing record would reopen it."
    REOPEN_REPLY = "A change of mind of the person would reopen it."
