package org.motcua.signing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.motcua.judges.Dss;
import org.motcua.judges.Pdfsig;
import org.motcua.signing.online.EvidenceCollector;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.signing.testkit.TestTimestampAuthority;
import org.motcua.signing.timestamp.Imprint;
import org.motcua.signing.timestamp.TimestampException;
import org.motcua.signing.timestamp.TimestampFailure;
import org.motcua.signing.timestamp.TimestampService;
import org.motcua.signing.timestamp.TimestampToken;

/** Services of one authority for the long-term levels, without a network. */
final class LongTermSupport {

    static final TestTimestampAuthority TSA = TestTimestampAuthority.of(TestKeys.AUTHORITY, TestKeys.CLOCK);

    private LongTermSupport() {}

    /** Evidence that is given, and nothing else. */
    static EvidenceCollector offline(Clock clock, X509CRL... lists) {
        return EvidenceCollector.builder()
                .offline()
                .clock(clock)
                .crls(List.of(lists))
                .build();
    }

    /** As a web server sends it. */
    static byte[] encoded(X509CRL list) throws IOException {
        try {
            return list.getEncoded();
        } catch (CRLException e) {
            throw new IOException(e);
        }
    }

    static PdfSigner.Builder signer(Path folder) {
        return PdfSigner.builder()
                .key(TestKeys.open(folder, TestKeyKind.P_256))
                .clock(TestKeys.CLOCK)
                .timestamps(TSA)
                .evidence(offline(TestKeys.CLOCK, TestKeys.AUTHORITY.crl()))
                .trust(List.of(TestKeys.AUTHORITY.certificate()));
    }

    static PdfAugmenter.Builder augmenter() {
        return PdfAugmenter.builder()
                .clock(TestKeys.CLOCK)
                .timestamps(TSA)
                .evidence(offline(TestKeys.CLOCK, TestKeys.AUTHORITY.crl()))
                .trust(List.of(TestKeys.AUTHORITY.certificate()));
    }

    static SignatureRequest request(Level level) {
        return SignatureRequest.builder().level(level).build();
    }

    /** EU DSS, which knows the anchor and must find everything else in the document. */
    static List<Dss.Signature> dss(byte[] pdf) {
        return Dss.trusting(List.of(TestKeys.AUTHORITY.certificate()), List.of())
                .at(TestKeys.CLOCK.instant())
                .judge(pdf);
    }

    /** The signatures that pdfsig judges; document time-stamps are unknown to it. */
    static List<Pdfsig.Signature> pdfsig(byte[] pdf) {
        return Judged.signatures(pdf).stream()
                .filter(signature -> !signature.type().equals("unknown"))
                .toList();
    }

    /** As EU DSS calls the level. */
    static String dssName(Level level) {
        return "PAdES-BASELINE-" + level.name().substring(2);
    }

    static ValidationReport validate(byte[] pdf) {
        return PdfValidator.builder()
                .trust(List.of(TestKeys.AUTHORITY.certificate()))
                .clock(TestKeys.CLOCK)
                .build()
                .validate(pdf);
    }

    static SignatureLevel ours(Level level) {
        return SignatureLevel.valueOf("PADES_" + level.name().toUpperCase(Locale.ROOT));
    }

    static int count(byte[] pdf, String what) {
        return (int) Pattern.compile(Pattern.quote(what))
                .matcher(new String(pdf, StandardCharsets.ISO_8859_1))
                .results()
                .count();
    }

    /** Works as often as it is told, then is out of order. */
    static final class Failing implements TimestampService {
        private int working;

        Failing(int working) {
            this.working = working;
        }

        @Override
        public TimestampToken stamp(Imprint imprint) {
            if (working-- > 0) {
                return TSA.stamp(imprint);
            }
            throw new TimestampException(
                    new TimestampFailure(
                            "tsa.example", TimestampFailure.Reason.REFUSED, "out of order", Optional.empty()),
                    null);
        }
    }

    /** The real service, but expecting tokens of another size. */
    record Expecting(int expectedTokenBytes) implements TimestampService {
        @Override
        public TimestampToken stamp(Imprint imprint) {
            return TSA.stamp(imprint);
        }
    }
}
