"""A small case as files: what a counsellor would hand in."""

RESULT = """\
report_id: L-1
status: final
reported_on: 2026-10-12
laboratory: Example Genetics
person: kid
gene: BRCA1
variant: c.68_69del
transcript: NM_007294.4
classification: pathogenic
origin: germline
zygosity: heterozygous
"""
FAMILY = """\
#FamilyID IndividualID PaternalID MaternalID Sex Phenotype Proband Country
F dad 0 0 1 1 no BE
F mum 0 0 2 1 no BE
F kid dad mum 2 2 yes BE
"""
PEOPLE = """\
proband:
  id: kid
  country: 'BE'
  knows_result: true
  consent: {disclosure: given, form: written, given_on: 2026-10-20}
relatives:
  mum: {country: 'BE', wish: none}
"""
ON = "2026-11-24"
