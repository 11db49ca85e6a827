package org.motcua.core.casefile;

/** What a case file is about. */
public enum CaseKind {
    /** An applicant's dossier, with a procedure and a legal clock. */
    DOSSIER,
    /** Work of the agency itself: an outgoing letter, an incoming document, an inspection. */
    WORK
}
