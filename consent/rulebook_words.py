"""The words the law data are written in, with meanings: rules and their values.

Words of the structured entries stand in `rulebook_entry_words`.
"""

from consent.vocabulary import Word

__all__ = [
    "Basis",
    "Condition",
    "ContactWithConsent",
    "CounselDuty",
    "Counselling",
    "DeceasedProband",
    "DefaultRoute",
    "DisclosureWithoutConsent",
    "FormOfDisclosureConsent",
    "FormOfTestConsent",
    "IdentityRule",
    "OrderRule",
    "ProbandDuty",
    "RightNotToKnow",
    "RuleName",
    "TestOfMinors",
    "Treaty",
]


class RuleName(Word):
    """The rules every country file answers."""

    PROBAND_DUTY_TO_INFORM_RELATIVES = (
        "proband_duty_to_inform_relatives",
        "must the patient tell relatives?",
    )
    CLINICIAN_DUTY_TO_COUNSEL_PROBAND_ABOUT_RELATIVES = (
        "clinician_duty_to_counsel_proband_about_relatives",
        "must the doctor speak with the patient about relatives?",
    )
    DEFAULT_CONTACT_ROUTE = "default_contact_route", "who tells first?"
    CLINICIAN_DIRECT_CONTACT_WITH_CONSENT = (
        "clinician_direct_contact_with_consent",
        "may the clinic write, with consent?",
    )
    DISCLOSURE_WITHOUT_PROBAND_CONSENT = (
        "disclosure_without_proband_consent",
        "may the clinic speak without consent?",
    )
    DISCLOSURE_WITHOUT_CONSENT_CONDITIONS = (
        "disclosure_without_consent_conditions",
        "on which conditions, without consent?",
    )
    CONSENT_FORM_FOR_GENETIC_TEST = (
        "consent_form_for_genetic_test",
        "form of the consent to a predictive test",
    )
    CONSENT_FORM_FOR_DISCLOSURE = (
        "consent_form_for_disclosure",
        "form of the consent to disclosure",
    )
    MAY_REVEAL_PROBAND_IDENTITY = (
        "may_reveal_proband_identity",
        "may the letter name the proband?",
    )
    RELATIVE_RIGHT_NOT_TO_KNOW = (
        "relative_right_not_to_know",
        "what does a relative's right not to know rest on?",
    )
    COUNSELLING_BEFORE_PREDICTIVE_TEST = (
        "counselling_before_predictive_test",
        "counselling before a predictive test",
    )
    COUNSELLING_AFTER_PREDICTIVE_TEST = (
        "counselling_after_predictive_test",
        "counselling after the result",
    )
    PREDICTIVE_TEST_OF_MINORS = "predictive_test_of_minors", "may a minor be tested?"
    AGE_OF_HEALTHCARE_CONSENT = (
        "age_of_healthcare_consent",
        "first age at which own consent alone counts",
    )
    AGE_OF_MAJORITY = "age_of_majority", "age of majority; not dated"
    DECEASED_PROBAND = "deceased_proband", "what happens after the proband's death?"
    WHO_MAY_ORDER_PREDICTIVE_TEST = (
        "who_may_order_predictive_test",
        "least qualification to order a predictive test",
    )
    RECORD_RETENTION_YEARS = (
        "record_retention_years",
        "longest general minimum of keeping records",
    )
    COOLING_OFF_OR_REMINDER = "cooling_off_or_reminder", "waiting times and reminders"
    SPECIAL_PROCEDURE = "special_procedure", "what is special here, in prose"


class Basis(Word):
    """What a value rests on."""

    INSTRUMENT = "instrument", "an act, a decision or a guideline"
    NONE_FOUND = "none_found", "searched, and no source found"
    OVERLAY = "overlay", "a signed value of the clinic's lawyer"


class Treaty(Word):
    """A state's position towards a treaty."""

    RATIFIED = "ratified", "bound by it"
    SIGNED = "signed", "signed, not bound"
    NO = "no", "neither signed nor bound"
    UNKNOWN = "unknown", "not established"


class ProbandDuty(Word):
    """`proband_duty_to_inform_relatives`; shown."""

    NONE = "none", "no duty"
    MORAL = "moral", "an ethical duty"
    STATUTORY = "statutory", "the law puts the duty on the patient"


class CounselDuty(Word):
    """`clinician_duty_to_counsel_proband_about_relatives`; shown."""

    PROFESSIONAL_GUIDANCE = "professional_guidance", "practice or guidance"
    STATUTORY = "statutory", "the law makes the doctor speak of relatives"


class DefaultRoute(Word):
    """`default_contact_route`; ranks routes, forbids none."""

    PROBAND_FIRST = "proband_first", "the patient tells, the clinic helps"
    PROBAND_ONLY = "proband_only", "the law's road runs through the patient"


class ContactWithConsent(Word):
    """`clinician_direct_contact_with_consent`.

    No country has `prohibited`; a doubtful rule is tried at it too.
    """

    ALLOWED = "allowed", "consent in the right form is enough"
    ALLOWED_WITH_CONDITIONS = (
        "allowed_with_conditions",
        "consent plus the country's own list",
    )
    PROHIBITED = "prohibited", "not even with consent"


class DisclosureWithoutConsent(Word):
    """`disclosure_without_proband_consent`."""

    PROHIBITED = "prohibited", "no exception in health law"
    ONLY_IF_PROBAND_CANNOT_CONSENT = (
        "only_if_proband_cannot_consent",
        "a competent refusal is final; incapacity opens",
    )
    AUTHORITY_RELEASE_REQUIRED = (
        "authority_release_required",
        "an authority decides, not the clinician",
    )
    PERMITTED_UNDER_CONDITIONS = (
        "permitted_under_conditions",
        "a discretion, never automatic",
    )


class Condition(Word):
    """A condition of disclosure without consent, or of contact with it."""

    PATIENT_UNREACHABLE = "patient_unreachable", "trigger: the patient cannot be found"
    PATIENT_DECEASED = "patient_deceased", "trigger: the patient has died"
    PATIENT_INCAPACITATED = (
        "patient_incapacitated",
        "trigger: the patient cannot decide",
    )
    PROBAND_WAIVED_KNOWING = (
        "proband_waived_knowing",
        "trigger: the patient chose not to know",
    )
    SERIOUS_HARM = "serious_harm", "fact: serious harm threatens"
    PREVENTABLE_OR_TREATABLE = (
        "preventable_or_treatable",
        "fact: it can be prevented or treated",
    )
    DISEASE_ON_APPROVED_LIST = (
        "disease_on_approved_list",
        "fact: the disease is approved",
    )
    RELATIVE_RISK_REASONABLY_LIKELY = (
        "relative_risk_reasonably_likely",
        "fact: the relative is reasonably likely to be at risk",
    )
    VALIDATED_GENE_DISEASE_LINK = (
        "validated_gene_disease_link",
        "fact: gene and disease are linked by good evidence",
    )
    RELIABLE_TEST = "reliable_test", "fact: the test is reliable"
    CONCRETE_BENEFIT = (
        "concrete_benefit",
        "fact: the relative gains a concrete benefit; only with consent (IT)",
    )
    ALL_EFFORTS_TO_PERSUADE = (
        "all_efforts_to_persuade",
        "act: consent was sought by all means",
    )
    ETHICS_COMMITTEE = "ethics_committee", "act: the committee was asked"
    COURT_OR_AUTHORITY = "court_or_authority", "act: a court or authority released it"
    PATIENT_NOTIFIED_BEFORE = (
        "patient_notified_before",
        "act: the patient was told beforehand",
    )
    INFORMATION_NOT_OBTAINABLE_OTHERWISE = (
        "information_not_obtainable_otherwise",
        "act: no other way to protect the interest",
    )
    RELATIVE_REQUEST = "relative_request", "gate: the relative asks, the clinic may not"
    NECESSITY = "necessity", "judgement: weighed by a person"


class FormOfTestConsent(Word):
    """`consent_form_for_genetic_test`."""

    ANY = "any", "no form fixed"
    EXPLICIT = "explicit", "express, no writing asked"
    WRITTEN = "written", "in writing"


class FormOfDisclosureConsent(Word):
    """`consent_form_for_disclosure`."""

    ANY = "any", "no form fixed: oral is enough, record it"
    EXPLICIT = "explicit", "express, no writing asked"
    WRITTEN = "written", "in writing"


class IdentityRule(Word):
    """`may_reveal_proband_identity`."""

    ONLY_WITH_CONSENT = (
        "only_with_consent",
        "secret unless the patient lets it be named",
    )
    NEVER = "never", "not even with consent"
    AVOID_IF_PRACTICABLE = "avoid_if_practicable", "withheld by default"
    MINIMUM_NECESSARY_DATA = "minimum_necessary_data", "only what avoids the harm"


class RightNotToKnow(Word):
    """`relative_right_not_to_know`."""

    STATUTORY = "statutory", "in a statute or a treaty in force"
    PROFESSIONAL = "professional", "practice"
    NONE = "none", "no right found"


class Counselling(Word):
    """`counselling_before_predictive_test`, `counselling_after_predictive_test`."""

    MANDATORY = "mandatory", "a duty in law or treaty"
    RECOMMENDED = "recommended", "practice"


class TestOfMinors(Word):
    """`predictive_test_of_minors`."""

    __test__ = False

    ONLY_IF_BENEFIT_BEFORE_ADULTHOOD = (
        "only_if_benefit_before_adulthood",
        "deferred unless it helps the child now",
    )
    ALLOWED_WITH_GUARDIAN = (
        "allowed_with_guardian",
        "rules of representation only, no genetic bar found",
    )
    UNREGULATED = "unregulated", "no rule found"


class DeceasedProband(Word):
    """`deceased_proband`."""

    HEIRS_OR_RELATIVES_MAY_ACCESS = (
        "heirs_or_relatives_may_access",
        "listed persons have access",
    )
    HEIRS_OR_RELATIVES_UNLESS_PRIOR_OBJECTION = (
        "heirs_or_relatives_unless_prior_objection",
        "listed persons have access, unless the deceased objected in life",
    )
    PRIOR_WISH_DECIDES = "prior_wish_decides", "as the deceased wished"
    CLINICIAN_MAY_DISCLOSE = "clinician_may_disclose", "the clinician weighs"
    AUTHORITY_RELEASE_REQUIRED = (
        "authority_release_required",
        "an authority lifts secrecy",
    )
    CONFIDENTIALITY_CONTINUES = (
        "confidentiality_continues",
        "secrecy expressly survives, no exception seen",
    )
    UNREGULATED = "unregulated", "no rule on a genetic result"


class OrderRule(Word):
    """`who_may_order_predictive_test`."""

    ANY_PHYSICIAN = "any_physician", "any physician"
    SPECIALIST_OR_GENETICIST = "specialist_or_geneticist", "a specialist or geneticist"
    GENETICIST = "geneticist", "a doctor with the genetics specialty"
    LICENSED_CENTRE = (
        "licensed_centre",
        "a licensed centre; also where the law names the laboratory",
    )
    UNREGULATED = "unregulated", "no rule found: reserved to nobody"
