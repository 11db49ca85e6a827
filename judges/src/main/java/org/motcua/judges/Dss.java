package org.motcua.judges;

import static java.util.Objects.requireNonNull;

import java.security.cert.CRLException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * EU DSS, in a class loader of its own with the libraries that it works with, and never on the network. Immutable and
 * thread-safe.
 *
 * <p>Without the issuers' CRLs it says {@code INDETERMINATE}. {@code TOTAL_PASSED} does not mean that nothing was changed
 * after signing: look at the numbers of changes and at the warnings as well.
 */
public final class Dss {

    private static final Isolated DSS = new Isolated("dss", "org.motcua.judges.dss.DssWorker");

    private final List<byte[]> anchors;
    private final List<byte[]> crls;
    private final @Nullable Instant at;

    private Dss(List<byte[]> anchors, List<byte[]> crls, @Nullable Instant at) {
        this.anchors = anchors;
        this.crls = crls;
        this.at = at;
    }

    /**
     * What DSS says of one signature.
     *
     * @param level such as {@code PAdES-BASELINE-B}
     * @param intact the digest matches and the signature value is right; independent of trust
     * @param indication such as {@code TOTAL_PASSED}
     * @param subIndication such as {@code HASH_FAILURE}, or empty
     * @param undefinedChanges changes after it that are neither extensions nor form filling nor annotations
     * @param warnings of the AdES validation, in DSS's English
     */
    public record Signature(
            String field,
            String level,
            boolean intact,
            String indication,
            String subIndication,
            int undefinedChanges,
            int annotationChanges,
            int formFillChanges,
            int extensionChanges,
            List<String> warnings,
            List<String> errors) {}

    /** Trusts nobody: for integrity, levels and changes. */
    public static Dss withoutTrust() {
        return new Dss(List.of(), List.of(), null);
    }

    /** Trusts these certificates, and knows these CRLs and no others. */
    public static Dss trusting(Collection<X509Certificate> anchors, Collection<X509CRL> crls) {
        List<byte[]> certificates = new ArrayList<>();
        List<byte[]> lists = new ArrayList<>();
        try {
            for (X509Certificate anchor : anchors) {
                certificates.add(anchor.getEncoded());
            }
            for (X509CRL crl : crls) {
                lists.add(crl.getEncoded());
            }
        } catch (CertificateEncodingException | CRLException e) {
            throw new IllegalArgumentException("A trust anchor or CRL has no DER form", e);
        }
        return new Dss(List.copyOf(certificates), List.copyOf(lists), null);
    }

    /** The same, judging as of a given time and not as of now. */
    public Dss at(Instant time) {
        return new Dss(anchors, crls, time);
    }

    /** The signatures of a PDF in the order of the file; empty if DSS finds none. */
    public List<Signature> judge(byte[] pdf) {
        return DSS.ask(request(pdf)).stream().map(Dss::signature).toList();
    }

    private Map<String, Object> request(byte[] pdf) {
        Map<String, Object> request = new HashMap<>();
        request.put("pdf", pdf);
        request.put("anchors", anchors);
        request.put("crls", crls);
        if (at != null) {
            request.put("time", at.toEpochMilli());
        }
        return request;
    }

    private static Signature signature(Map<String, Object> answer) {
        return new Signature(
                (String) value(answer, "field"),
                (String) value(answer, "level"),
                (Boolean) value(answer, "intact"),
                (String) value(answer, "indication"),
                (String) value(answer, "subIndication"),
                (Integer) value(answer, "undefinedChanges"),
                (Integer) value(answer, "annotationChanges"),
                (Integer) value(answer, "formFillChanges"),
                (Integer) value(answer, "extensionChanges"),
                texts(value(answer, "warnings")),
                texts(value(answer, "errors")));
    }

    private static Object value(Map<String, Object> answer, String key) {
        return requireNonNull(answer.get(key), key);
    }

    private static List<String> texts(Object list) {
        return ((Collection<?>) list).stream().map(String.class::cast).toList();
    }
}
