"""The words a decision is made of; each word carries its meaning.

Words of a situation stand in `situation_words`, words of the law in `rulebook_words`.
"""

from enum import StrEnum
from typing import Self

__all__ = [
    "Addressee",
    "Confidence",
    "Leg",
    "MissingAct",
    "OutcomeWord",
    "Route",
    "Task",
    "Word",
]


class Word(StrEnum):
    """A word of a closed list, with its meaning.

    Attributes
    ----------
    meaning
        One phrase in plain English.
    """

    meaning: str

    def __new__(cls, value: str, meaning: str = "") -> Self:
        """Make the member; looking one up needs the value alone."""
        word = str.__new__(cls, value)
        word._value_ = value
        word.meaning = meaning
        return word


class Route(Word):
    """A way by which a relative may come to know, or to a test."""

    FAMILY_MEDIATED = "family_mediated", "the proband passes on a letter of the clinic"
    CLINIC_CONTACT = "clinic_contact", "the clinic writes to the relative"
    RELATIVE_REQUEST = "relative_request", "the clinic answers a relative who asks"
    PREDICTIVE_TEST = "predictive_test", "the relative is tested"


class Leg(Word):
    """One legal question of a route, under one country's law."""

    DISCLOSE = "D", "may this professional speak? law of the clinic's country"
    EXPORT = "E", "may the data leave? law of the exporting country"
    RECEIVE = "R", "how may this relative be approached? law of their residence"
    TEST = "T", "may this person be tested? law of the place of the test"


class Confidence(Word):
    """How well a fact of law is known."""

    VERIFIED = "verified", "the text was read in the copy named under sources"
    GENERAL_KNOWLEDGE = "general_knowledge", "known, but not retrieved"
    UNCERTAIN = "uncertain", "needs a local lawyer; never opens anything by itself"


class OutcomeWord(Word):
    """The four answers."""

    PERMIT = "permit", "this route may be started today"
    HOLD = "hold", "a named act must come first; doing it can change the answer"
    ASK_HUMAN = "ask_human", "a person must judge"
    REFUSE = "refuse", "a cited rule or a person's own no closes the route"


class Addressee(Word):
    """To whom a letter is written."""

    PERSON = "person", "the relative in person"
    GUARDIAN = "guardian", "the parent or guardian of a minor"
    REPRESENTATIVE = "representative", "the representative of an adult without capacity"
    DOCTOR = "doctor", "the relative's doctor or a genetics service"


class MissingAct(Word):
    """An act that must come first."""

    ASK_CONSENT = "ask_consent", "ask the proband for consent"
    CONSENT_IN_WRITING = "consent_in_writing", "take the consent in writing"
    CONSENT_CERTIFIED = "consent_certified", "take the consent by certified deed"
    RENEW_CONSENT = "renew_consent", "renew a consent that has lapsed"
    CONSENT_OF_GUARDIAN = "consent_of_guardian", "ask the proband's guardian"
    CONSENT_OF_MINOR = "consent_of_minor", "ask the minor proband too"
    CONSENT_OF_REPRESENTATIVE = (
        "consent_of_representative",
        "ask the proband's representative",
    )
    REACH_PROBAND = "reach_proband", "search for the proband, and document it"
    RESULT_GIVEN_TO_PROBAND = (
        "result_given_to_proband",
        "give the proband the result first",
    )
    TRANSFER_CONSENT = (
        "transfer_consent",
        "consent to the transfer abroad, or safeguards",
    )
    RELATIVE_REQUEST = "relative_request", "the relative must ask"
    REQUEST_IN_WRITING = "request_in_writing", "the relative must ask in writing"
    REQUEST_IN_WRITING_WITH_REASONS = (
        "request_in_writing_with_reasons",
        "the relative must ask in writing and say why",
    )
    LEGAL_INTEREST_DOCUMENTED = (
        "legal_interest_documented",
        "the relative must document a legal interest",
    )
    ALL_EFFORTS_TO_PERSUADE = "all_efforts_to_persuade", "seek consent by all means"
    ETHICS_COMMITTEE = "ethics_committee", "ask the ethics committee"
    COURT_OR_AUTHORITY = "court_or_authority", "obtain release by court or authority"
    PATIENT_NOTIFIED_BEFORE = "patient_notified_before", "tell the patient beforehand"
    INFORMATION_NOT_OBTAINABLE_OTHERWISE = (
        "information_not_obtainable_otherwise",
        "show that the interest cannot be protected otherwise",
    )
    AUTHORITY_RELEASE = "authority_release", "the authority must lift secrecy"
    COUNSELLED_RELATIVE = "counselled_relative", "counsel the relative"
    REFLECTION_TIME = "reflection_time", "let the time to reflect pass"
    TEST_CONSENT_OF_SELF = "test_consent_of_self", "the person consents to the test"
    TEST_CONSENT_OF_GUARDIAN = (
        "test_consent_of_guardian",
        "the guardian consents to the test",
    )
    TEST_CONSENT_OF_REPRESENTATIVE = (
        "test_consent_of_representative",
        "the representative consents to the test",
    )
    TEST_CONSENT_IN_WRITING = (
        "test_consent_in_writing",
        "take the consent to the test in writing",
    )
    OBJECTION_RESOLVED = "objection_resolved", "resolve the objection to the test"
    TESTING_AGE_REACHED = "testing_age_reached", "wait for the age of testing"
    ORDER_BY_ANY_PHYSICIAN = "order_by_any_physician", "a physician must order"
    ORDER_BY_SPECIALIST = "order_by_specialist", "a specialist must order"
    ORDER_BY_GENETICIST = "order_by_geneticist", "a geneticist must order"
    ORDER_BY_LICENSED_CENTRE = (
        "order_by_licensed_centre",
        "a licensed centre must order",
    )


class Task(Word):
    """A duty that follows from starting a route."""

    RECOMMEND_TELLING_RELATIVES = (
        "recommend_telling_relatives",
        "advise the patient to advise relatives",
    )
    RECOMMEND_COUNSELLING_TO_RELATIVES = (
        "recommend_counselling_to_relatives",
        "advise affected relatives to seek counselling",
    )
    WRITTEN_DISCLOSURE_PLAN = (
        "written_disclosure_plan",
        "fix in writing with the patient how relatives are told",
    )
    NOTIFY_PATIENT_BEFORE = "notify_patient_before", "tell the patient before"
    NOTIFY_PATIENT_AFTER = "notify_patient_after", "tell the patient soon afterwards"
    RENEW_CONSENT = "renew_consent", "renew consent to disclosure before it lapses"
    BALANCING_RECORD = (
        "balancing_record",
        "write who, harm, benefit, consent sought, reasons, date",
    )
    DOCUMENT_NO_OTHER_WAY = (
        "document_no_other_way",
        "record why the interest could not be protected otherwise",
    )
    ASK_REGULATOR = "ask_regulator", "ask the regulating body for directions first"
    FOLLOW_UP_WITH_PROBAND = (
        "follow_up_with_proband",
        "ask later whether relatives were told",
    )
    ANSWER_IN_COUNSELLING = (
        "answer_in_counselling",
        "give the answer inside genetic counselling",
    )
    ASK_FOR_BAN = "ask_for_ban", "ask the record's keeper whether a ban was left"
    SEPARATE_RESULTS = "separate_results", "file and tell results to each person alone"
    KEEP_RESULTS_APART = (
        "keep_results_apart",
        "keep predictive results out of the general file",
    )
    INFORM_PARENTS = "inform_parents", "inform and involve the parents"
    HEAR_MINOR = "hear_minor", "ask for and weigh the minor's view"
    PSYCHOSOCIAL_PROFESSIONAL = (
        "psychosocial_professional",
        "involve a psychosocial professional",
    )
    PSEUDONYMISE = "pseudonymise", "pseudonymise before data leave"
    INFORM_PERSON_OF_TRANSFER = (
        "inform_person_of_transfer",
        "tell the person before data leave",
    )
    NECESSITY_COUNSEL = (
        "necessity_counsel",
        "necessity in criminal law is a question for a lawyer",
    )
    ASSESS_MATURITY = "assess_maturity", "assess the minor's maturity"
    ADDRESS_MINOR_TOO = "address_minor_too", "address the minor beside the guardian"
    SPEAK_TO_PARENT = "speak_to_parent", "the guardian is the proband: speak to them"
    SEEK_INDIVIDUAL_DECISION = (
        "seek_individual_decision",
        "apply for approval of the disease in this case",
    )
    SEND_REGISTERED = "send_registered", "send the letter registered"
    COUNSEL_RELATIVE = "counsel_relative", "offer the relative counselling"
    REFLECTION_TIME = "reflection_time", "leave time to reflect"
    TRANSFER_RECORD = "transfer_record", "record the ground of the transfer abroad"
