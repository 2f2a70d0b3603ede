"""The words a situation is written in, one closed list per key, with meanings."""

from consent.vocabulary import Word

__all__ = [
    "ConsentForm",
    "ConsentGiver",
    "Criteria",
    "Disclosure",
    "Identity",
    "Kin",
    "OrderedBy",
    "ProbandStatus",
    "Recipient",
    "Register",
    "RelativeStatus",
    "Request",
    "RulingIdentity",
    "RulingOutcome",
    "Step",
    "TestConsentForm",
    "TestConsentGiver",
    "TestConsentState",
    "Tie",
    "TransferAbroad",
    "Wish",
]


class ProbandStatus(Word):
    """`proband.status`."""

    COMPETENT = "competent", "able to decide, and can be asked"
    INCAPACITATED = "incapacitated", "cannot decide"
    UNREACHABLE = "unreachable", "cannot be found"
    DECEASED = "deceased", "has died"


class Disclosure(Word):
    """`consent.disclosure`: to the clinic telling this relative."""

    GIVEN = "given", "the proband agrees"
    REFUSED = "refused", "the proband says no"
    WITHDRAWN = "withdrawn", "agreed once, and took it back: counts as refused"
    NOT_ASKED = "not_asked", "nobody has asked yet"


class ConsentForm(Word):
    """`consent.form`; certified is more than written, electronic, oral."""

    CERTIFIED = "certified", "public deed, or private deed of full evidence"
    WRITTEN = "written", "on paper, signed"
    ELECTRONIC = "electronic", "in electronic form"
    ORAL = "oral", "spoken, and recorded"


class Identity(Word):
    """`consent.identity`: whether the relative may learn who the proband is."""

    MAY_BE_NAMED = "may_be_named", "the proband may be named"
    WITHHELD = "withheld", "the proband may not be named"
    NOT_ASKED = "not_asked", "nobody has asked yet"


class TransferAbroad(Word):
    """`consent.transfer_abroad`."""

    GIVEN = "given", "informed consent to the transfer abroad"
    NOT_GIVEN = "not_given", "no such consent"


class ConsentGiver(Word):
    """`consent.given_by`."""

    PROBAND = "proband", "the proband in person"
    GUARDIAN = "guardian", "parent or guardian of a minor proband"
    REPRESENTATIVE = "representative", "representative of an adult proband"


class TestConsentState(Word):
    """`consent.test`: the proband's consent to their own test."""

    __test__ = False

    GIVEN = "given", "stands"
    WITHDRAWN = "withdrawn", "was taken back"


class Kin(Word):
    """`relative.kin`: what the relative is to the proband."""

    MOTHER = "mother", "mother"
    FATHER = "father", "father"
    SISTER = "sister", "full sister, also a twin"
    BROTHER = "brother", "full brother, also a twin"
    HALF_SISTER = "half_sister", "shares one parent"
    HALF_BROTHER = "half_brother", "shares one parent"
    DAUGHTER = "daughter", "daughter"
    SON = "son", "son"
    GRANDMOTHER = "grandmother", "mother of a parent"
    GRANDFATHER = "grandfather", "father of a parent"
    GRANDDAUGHTER = "granddaughter", "daughter of a child"
    GRANDSON = "grandson", "son of a child"
    AUNT = "aunt", "sister of a parent"
    UNCLE = "uncle", "brother of a parent"
    NIECE = "niece", "daughter of a sibling"
    NEPHEW = "nephew", "son of a sibling"
    COUSIN = "cousin", "child of an aunt or uncle"
    GREAT_AUNT = "great_aunt", "sister of a grandparent"
    GREAT_UNCLE = "great_uncle", "brother of a grandparent"
    FIRST_COUSIN_ONCE_REMOVED = (
        "first_cousin_once_removed",
        "child of a first cousin, or first cousin of a parent",
    )
    PARTNER = "partner", "spouse or partner"
    OTHER = "other", "anyone else"


class Tie(Word):
    """`relative.tie`: what the kinship rests on."""

    BIOLOGICAL = "biological", "birth"
    ADOPTIVE = "adoptive", "adoption: not at risk through the proband"
    DONOR = "donor", "donated gametes"
    BORN_IN_SECRECY = "born_in_secrecy", "birth in secrecy"


class RelativeStatus(Word):
    """`relative.status`."""

    COMPETENT = "competent", "able to decide"
    INCAPACITATED = "incapacitated", "cannot decide"
    MINOR = "minor", "under age"
    DECEASED = "deceased", "has died"


class Wish(Word):
    """`relative.wish`."""

    NONE = "none", "nobody recorded one"
    DOES_NOT_WANT_TO_KNOW = "does_not_want_to_know", "recorded: do not tell me"
    WANTS_TO_KNOW = "wants_to_know", "recorded: tell me"


class Request(Word):
    """`relative.request`; written_reasoned is more than written, oral, none."""

    NONE = "none", "the relative has not asked"
    ORAL = "oral", "asked by word of mouth"
    WRITTEN = "written", "asked in writing"
    WRITTEN_REASONED = "written_reasoned", "asked in writing, with reasons"


class TestConsentGiver(Word):
    """`relative.test_consent`: who has agreed to the relative's test."""

    __test__ = False

    SELF = "self", "the person to be tested"
    GUARDIAN = "guardian", "parent or guardian of a minor"
    REPRESENTATIVE = "representative", "representative of an adult"


class TestConsentForm(Word):
    """`relative.test_consent_form`."""

    __test__ = False

    WRITTEN = "written", "in writing"
    ORAL = "oral", "spoken, and recorded"


class OrderedBy(Word):
    """`test.ordered_by`, from least to most."""

    ANY_PHYSICIAN = "any_physician", "any physician"
    SPECIALIST = "specialist", "a specialist of another field"
    GENETICIST = "geneticist", "a clinical geneticist"
    LICENSED_CENTRE = "licensed_centre", "a centre licensed for genetic tests"


class Recipient(Word):
    """`recipient`: who gets the letter."""

    RELATIVE = "relative", "the relative, or who acts for them"
    RELATIVE_DOCTOR = "relative_doctor", "the relative's doctor"
    GENETICS_SERVICE = "genetics_service", "a genetics service near the relative"


class Register(Word):
    """`clinic.register`: a register the clinic writes for."""

    HNPCC = "hnpcc", "national register of hereditary colorectal cancer (DK)"


class Criteria(Word):
    """`condition.scientific_criteria`."""

    MET = "met", "risk likely, gene-disease link validated, test reliable"
    NOT_MET = "not_met", "one of the three fails"


class RulingOutcome(Word):
    """`ruling.outcome`."""

    DISCLOSE = "disclose", "tell the relative"
    DO_NOT_DISCLOSE = "do_not_disclose", "do not tell the relative"


class RulingIdentity(Word):
    """`ruling.identity`."""

    MAY_BE_NAMED = "may_be_named", "the proband may be named"
    WITHHELD = "withheld", "the proband may not be named"


class Step(Word):
    """`steps`: what has been done and recorded."""

    COUNSELLED_PROBAND = "counselled_proband", "the proband was counselled"
    ALL_EFFORTS_TO_PERSUADE = "all_efforts_to_persuade", "consent sought by all means"
    ETHICS_COMMITTEE = "ethics_committee", "the ethics committee was asked"
    NO_ETHICS_COMMITTEE = "no_ethics_committee", "the centre has no ethics committee"
    SECOND_CLINICIAN = "second_clinician", "a second professional was consulted"
    AUTHORITY_RELEASE = "authority_release", "the authority lifted secrecy"
    AUTHORITY_DENIED = "authority_denied", "the authority refused to lift secrecy"
    COURT_RELEASE = "court_release", "a court allowed the disclosure"
    INFORMATION_NOT_OBTAINABLE_OTHERWISE = (
        "information_not_obtainable_otherwise",
        "recorded that there is no other way to protect the interest",
    )
    PATIENT_NOTIFIED = "patient_notified", "the patient was told beforehand"
    DOCUMENTED_SEARCH = "documented_search", "the search for the proband is recorded"
    TRANSFER_SAFEGUARDS = "transfer_safeguards", "safeguards for the transfer stand"
    COUNSELLED_RELATIVE = "counselled_relative", "the relative was counselled"
    REFLECTION_CONFIRMED = "reflection_confirmed", "time to reflect was confirmed"
