package org.motcua.workflow.step;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.motcua.core.document.Document;
import org.motcua.signing.AlgorithmReport;
import org.motcua.signing.CertificateReport;
import org.motcua.signing.Level;
import org.motcua.signing.SignatureKind;
import org.motcua.signing.SignatureReport;
import org.motcua.workflow.SigningRefusedException;
import org.motcua.workflow.SigningUndecidedException;
import org.motcua.workflow.profile.SigningProfiles;
import org.motcua.workflow.profile.SigningTools;
import org.motcua.workflow.trust.OfficerCertificates;

/**
 * The archive time stamps of issued documents (PAdES B-LTA, ETSI EN 319 142-1 5.5): when the newest one ends, and the next
 * one over it. Thread-safe.
 */
public final class PdfArchive {

    private final SigningTools.Source tools;

    /** @param clock by which documents are judged */
    public PdfArchive(SigningProfiles profiles, Clock clock) {
        this.tools = new SigningTools.Source(profiles, clock);
    }

    /**
     * Until when the newest archive time stamp is good for: the certificates below its anchor, or an algorithm of it, end
     * then. That they are not revoked before is not foreseen.
     *
     * @param bytes of the document, with its newest time stamp
     * @return empty where it has no archive time stamp
     */
    public Optional<Instant> ends(Document document, byte[] bytes) {
        return ends(tools.of(document.agency(), document.kind())
                .validator()
                .validate(bytes)
                .signatures());
    }

    private static Optional<Instant> ends(List<SignatureReport> signatures) {
        return signatures.stream()
                .filter(signature -> signature.kind() == SignatureKind.DOCUMENT_TIMESTAMP)
                .reduce((first, second) -> second)
                .flatMap(newest ->
                        Stream.concat(certificates(newest), algorithms(newest)).min(Instant::compareTo));
    }

    private static Stream<Instant> certificates(SignatureReport stamp) {
        Stream<Instant> own = stamp.certificate().stream()
                .map(certificate -> certificate.getNotAfter().toInstant());
        Stream<Instant> chain = stamp.grounds().certificates().stream()
                .filter(link -> link.status() != CertificateReport.Status.TRUST_ANCHOR)
                .map(link -> link.certificate().getNotAfter().toInstant());
        return Stream.concat(own, chain);
    }

    private static Stream<Instant> algorithms(SignatureReport stamp) {
        return stamp.grounds().algorithms().stream().map(AlgorithmReport::until).flatMap(Optional::stream);
    }

    /**
     * The document with fresh validation data and another archive time stamp, as its profile has the services for it now.
     * That nothing else was added, and that every signature still counts and is at B-LTA, was validated.
     *
     * @param bytes of the document, with its newest time stamp
     * @throws SigningRefusedException when it cannot be renewed any more
     * @throws SigningUndecidedException when that cannot be told now; a service that fails is another exception
     */
    public byte[] renewed(Document document, byte[] bytes) {
        SigningTools with = tools.of(document.agency(), document.kind());
        List<String> before = Additions.fields(with.validator().validate(bytes).signatures());
        byte[] longer = Additions.to(bytes, with, Level.B_LTA);
        SignatureCheck check = new SignatureCheck(
                with.validator(), with.profile().verdicts(), OfficerCertificates.dangerouslyAnybodys());
        List<SignatureReport> after = check.requireVerdicts(longer);
        Additions.requireNothingElse(bytes, before, longer, after);
        check.requireLevel(after, Level.B_LTA);
        return longer;
    }
}
