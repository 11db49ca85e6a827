package org.motcua.signing;

/** The baseline level of ETSI EN 319 142-1 that a signature's content has the shape of. Immutable. */
public enum SignatureLevel {
    PADES_B_B("PAdES-B-B"),
    PADES_B_T("PAdES-B-T"),
    PADES_B_LT("PAdES-B-LT"),
    PADES_B_LTA("PAdES-B-LTA"),
    /** Another format, such as adbe.pkcs7.detached, or a document timestamp. */
    OTHER("OTHER");

    private final String label;

    SignatureLevel(String label) {
        this.label = label;
    }

    /** The name as the standard writes it, such as {@code PAdES-B-LT}. */
    public String label() {
        return label;
    }
}
