package org.motcua.core.agency;

/** In which part of a dossier's way an officer may act. */
public enum Role {
    /** Receives dossiers and returns results at the one-stop unit (bộ phận một cửa). */
    RECEPTION,
    /** Heads the division: assigns dossiers and reviews drafts (trưởng phòng). */
    HEAD,
    /** Appraises and drafts (chuyên viên). */
    SPECIALIST,
    /** Signs for the agency as the competent person (lãnh đạo). */
    LEADER,
    /** Keeps the registers and the agency's key (văn thư). */
    CLERK
}
