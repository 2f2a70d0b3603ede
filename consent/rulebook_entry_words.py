"""The words of the structured entries of the law data, with meanings."""

from consent.vocabulary import Word

__all__ = [
    "CertifiedWhen",
    "CoveredByDestruction",
    "Delivery",
    "DestructionTrigger",
    "DutyTime",
    "FamilyBenefit",
    "JointCoverage",
    "LetterElement",
    "LimitTime",
    "MinorObjection",
    "MustState",
    "Nature",
    "NotListed",
    "ObjectionEffect",
    "ReflectionPoint",
    "RetentionEnd",
    "Section",
    "ToldFirst",
    "TransferBasis",
    "TransferCondition",
]


class Section(Word):
    """The kinds of structured entries."""

    DIRECT_CONTACT_CONDITIONS = (
        "direct_contact_conditions",
        "what contact with consent asks beyond the consent",
    )
    CONSENT_FORM_DETAILS = (
        "consent_form_details",
        "what a recorded consent to disclosure must look like",
    )
    DECEASED_ACCESS = "deceased_access", "who may ask after death, and how"
    RELATIVE_CLAIM = "relative_claim", "the relative's own claim in the proband's life"
    CIRCLE = "circle", "who may be told while the proband lives"
    RIGHT_NOT_TO_KNOW_EXCEPTIONS = (
        "right_not_to_know_exceptions",
        "when a recorded wish not to know may be weighed",
    )
    CONDITION_ALTERNATIVES = (
        "condition_alternatives",
        "conditions of which one whole group must hold",
    )
    JOINT_CONSENT = "joint_consent", "years in which guardian and minor agree together"
    MINORS = "minors", "what else holds for minors"
    DUTIES = "duties", "tasks that go with a route"
    REFLECTION_TIME = "reflection_time", "time to reflect before a predictive test"
    LETTER_LIMITS = "letter_limits", "what a letter may not contain"
    REGISTER_PERMISSIONS = (
        "register_permissions",
        "a register that may write unasked",
    )
    RETENTION = "retention", "how long records are kept"
    DESTRUCTION = "destruction", "when a result or sample must go"


class Delivery(Word):
    """How a letter must travel."""

    REGISTERED_LETTER = "registered_letter", "as a registered letter"


class CertifiedWhen(Word):
    """When only a certified consent is enough."""

    OUTSIDE_CIRCLE = "outside_circle", "the relative is outside the circle"
    RECORD_ACCESS_BY_PROXY = (
        "record_access_by_proxy",
        "a proxy reads the record; shown",
    )


class MustState(Word):
    """What a consent must state; shown beside it."""

    RECIPIENTS = "recipients", "who may be told"
    GROUND = "ground", "the ground of use"
    PURPOSE = "purpose", "the purpose of use"
    SCOPE = "scope", "how much may be told"
    KIND_OF_DATA = "kind_of_data", "which kind of data"


class ToldFirst(Word):
    """What a person is told before consenting; shown beside it."""

    SCOPE = "scope", "how much will be told"
    PURPOSE = "purpose", "what for"
    CONSEQUENCES = "consequences", "what may follow"


class NotListed(Word):
    """What a relative outside the list gets."""

    REFUSE = "refuse", "the list is closed"
    ASK_HUMAN = "ask_human", "the list is open, unread, or another exception may help"


class ObjectionEffect(Word):
    """What an objection in life does after death."""

    BARS = "bars", "closes the access"
    YIELDS_TO_HEALTH = "yields_to_health", "gives way to the protection of health"
    NO_EFFECT = "no_effect", "does nothing"
    NOT_STATED = "not_stated", "the text is silent"


class Nature(Word):
    """Whether the relative has a right or the keeper a choice."""

    CLAIM = "claim", "all conditions met: permit"
    DISCRETION = "discretion", "all conditions met: a person decides"


class JointCoverage(Word):
    """What joint consent covers."""

    CARE = "care", "contact and the test"
    PREDICTIVE_TEST = "predictive_test", "the test alone"


class MinorObjection(Word):
    """What a minor's objection does, where the text says so."""

    HOLD = "hold", "the objection must be resolved first"


class FamilyBenefit(Word):
    """Whether a minor may be tested for the sake of relatives."""

    NO = "no", "no"
    ASK_HUMAN = "ask_human", "a narrow exception exists"


class DutyTime(Word):
    """When a duty applies."""

    ALWAYS = "always", "on every route"
    WITH_CONSENT = "with_consent", "when the clinic speaks with consent"
    WITHOUT_CONSENT = "without_consent", "when the clinic speaks without consent"
    ON_REQUEST = "on_request", "when a relative asks"
    AFTER_DEATH = "after_death", "when the proband has died"
    PREDICTIVE_TEST = "predictive_test", "when a relative is tested"


class ReflectionPoint(Word):
    """The two ends of a time to reflect."""

    INFORMATION = "information", "the information"
    CONSENT = "consent", "the consent"
    COUNSELLING = "counselling", "the counselling"
    TEST = "test", "the test"


class LimitTime(Word):
    """When a letter limit applies."""

    ALWAYS = "always", "to every letter of the route"
    WITHOUT_CONSENT = "without_consent", "when the clinic speaks without consent"
    RELATIVE_DOCTOR = "relative_doctor", "when the letter goes to the relative's doctor"
    ADOPTIVE = "adoptive", "when the tie is adoptive"


class LetterElement(Word):
    """What a letter may have to leave out."""

    PATIENT_NAME = "patient_name", "the proband's name"
    RELATIONSHIP_TO_PATIENT = (
        "relationship_to_patient",
        "what the reader is to the proband",
    )
    GENE_NAME_AND_VARIANT = "gene_name_and_variant", "gene and variant"
    GENE_CHANGE_PLAIN = "gene_change_plain", "the change, in plain words"
    CHANCE_OF_INHERITING = "chance_of_inheriting", "the reader's chance"
    CANCER_TYPES_GENERAL = "cancer_types_general", "the kinds of cancer"
    REQUEST_FOR_PREDICTIVE_DATA = (
        "request_for_predictive_data",
        "asking the reader for own or others' results",
    )


class RetentionEnd(Word):
    """What happens when records have been kept long enough."""

    DESTROY_OR_BLOCK = "destroy_or_block", "destroyed, or blocked"
    KEEP_AS_NEEDED = "keep_as_needed", "kept as long as needed"
    REVIEW = "review", "reviewed"
    ARCHIVE = "archive", "handed to the archives"


class DestructionTrigger(Word):
    """What makes a result or sample go."""

    PERSON_DECIDES = "person_decides", "the person so decides"
    ERASURE_REQUESTED = "erasure_requested", "erasure is asked for"
    TEST_CONSENT_WITHDRAWN = (
        "test_consent_withdrawn",
        "consent to the test is withdrawn",
    )


class CoveredByDestruction(Word):
    """What must go."""

    RESULT = "result", "the result"
    SAMPLE = "sample", "the sample"


class TransferBasis(Word):
    """Why data may go from one country to another."""

    SAME_COUNTRY = "same_country", "no border is crossed"
    FREE_MOVEMENT = "free_movement", "data move freely"
    ADEQUACY = "adequacy", "the exporter's authority found the importer adequate"
    DOMESTIC_LIST = "domestic_list", "the exporter's own act says so"
    NONE = "none", "not covered"


class TransferCondition(Word):
    """What an uncovered transfer asks."""

    TRANSFER_CONSENT_OR_SAFEGUARDS = (
        "transfer_consent_or_safeguards",
        "explicit consent to the transfer, or safeguards",
    )
