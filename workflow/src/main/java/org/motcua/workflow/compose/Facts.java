package org.motcua.workflow.compose;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All that a template is filled with. Immutable; every {@code with} method gives a copy. Texts are plain: nothing in them is
 * markup.
 *
 * @param symbol the symbol that will follow the number, such as "QĐ-SCT"; it decides how wide the number's place is. Empty for
 *     documents without a number; at most 60 characters
 * @param subject what the document is about, such as "Về việc cấp Giấy chứng nhận …"; may be empty, at most 1,000 characters
 * @param content what was drafted, by the names of {@link Template#form()}; bound again when the document is composed
 * @param signer who will sign; needed by templates with the field {@code signature.leader}
 * @param initials at most three in each place
 * @param further what is known of applicant, dossier and procedure, by dotted names such as "applicant.name"; a number in a name
 *     makes a list: "papers.1.name", "papers.2.name". At most 2,000 names of 2,000 characters each; what a template does not name
 *     is not used
 * @param legalGrounds such as "Căn cứ Luật …"; semicolons and the last full stop are set. At most 100 of 2,000 characters
 * @param sealMillimetres width and height of the agency's seal in its real size, 15 to 50
 */
public record Facts(
        Letterhead letterhead,
        String symbol,
        String subject,
        Map<String, Object> content,
        Optional<SignerBlock> signer,
        List<Initials> initials,
        Map<String, String> further,
        List<String> legalGrounds,
        double sealMillimetres) {

    /** Diameter of a provincial department's round seal, in millimetres. */
    public static final double DEFAULT_SEAL_MILLIMETRES = 36;

    private static final double SMALLEST_SEAL = 15;
    private static final double LARGEST_SEAL = 50;
    private static final int MAX_INITIALS = 3;
    private static final int MAX_FURTHER = 2_000;
    private static final int MAX_GROUNDS = 100;
    private static final int MAX_TEXT = 2_000;

    public Facts {
        symbol = ContentText.optional("The symbol of the number", symbol, 60);
        subject = ContentText.optional("The subject", subject, 1_000);
        content = Collections.unmodifiableMap(new LinkedHashMap<>(content));
        initials = List.copyOf(initials);
        for (Initials.Place place : Initials.Place.values()) {
            ContentText.requireFew(
                    "The initials of one place",
                    initials.stream().filter(mark -> mark.place() == place).toList(),
                    MAX_INITIALS);
        }
        further = tidy(further);
        legalGrounds = ContentText.requireFew("The legal grounds", legalGrounds, MAX_GROUNDS).stream()
                .map(ground -> ContentText.require("A legal ground", ground, MAX_TEXT))
                .toList();
        if (!(sealMillimetres >= SMALLEST_SEAL && sealMillimetres <= LARGEST_SEAL)) {
            throw new IllegalArgumentException("A seal is between " + SMALLEST_SEAL + " and " + LARGEST_SEAL
                    + " mm wide, but got " + sealMillimetres);
        }
    }

    private static Map<String, String> tidy(Map<String, String> further) {
        if (further.size() > MAX_FURTHER) {
            throw new IllegalArgumentException(
                    "At most " + MAX_FURTHER + " further facts can be given, but got " + further.size());
        }
        Map<String, String> tidy = new TreeMap<>();
        further.forEach((name, value) ->
                tidy.put(FactNames.require(name), ContentText.optional("The fact " + name, value, MAX_TEXT)));
        return Collections.unmodifiableMap(tidy);
    }

    /** Only the letterhead, a seal of {@link #DEFAULT_SEAL_MILLIMETRES}, and all else empty. */
    public static Facts of(Letterhead letterhead) {
        return new Facts(
                letterhead,
                "",
                "",
                Map.of(),
                Optional.empty(),
                List.of(),
                Map.of(),
                List.of(),
                DEFAULT_SEAL_MILLIMETRES);
    }

    public Facts withSymbol(String other) {
        return new Facts(letterhead, other, subject, content, signer, initials, further, legalGrounds, sealMillimetres);
    }

    public Facts withSubject(String other) {
        return new Facts(letterhead, symbol, other, content, signer, initials, further, legalGrounds, sealMillimetres);
    }

    public Facts withContent(Map<String, Object> other) {
        return new Facts(letterhead, symbol, subject, other, signer, initials, further, legalGrounds, sealMillimetres);
    }

    public Facts withSigner(SignerBlock other) {
        return new Facts(
                letterhead,
                symbol,
                subject,
                content,
                Optional.of(other),
                initials,
                further,
                legalGrounds,
                sealMillimetres);
    }

    public Facts withInitials(List<Initials> other) {
        return new Facts(letterhead, symbol, subject, content, signer, other, further, legalGrounds, sealMillimetres);
    }

    public Facts withFurther(Map<String, String> other) {
        return new Facts(letterhead, symbol, subject, content, signer, initials, other, legalGrounds, sealMillimetres);
    }

    public Facts withLegalGrounds(List<String> other) {
        return new Facts(letterhead, symbol, subject, content, signer, initials, further, other, sealMillimetres);
    }

    public Facts withSealMillimetres(double other) {
        return new Facts(letterhead, symbol, subject, content, signer, initials, further, legalGrounds, other);
    }
}
