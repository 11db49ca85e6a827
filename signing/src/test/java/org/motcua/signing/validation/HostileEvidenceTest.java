package org.motcua.signing.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.motcua.signing.AlgorithmPolicy;
import org.motcua.signing.Changes;
import org.motcua.signing.FindingCode;
import org.motcua.signing.RevocationPolicy;
import org.motcua.signing.TrustAnchor;
import org.motcua.signing.ValidationLimits;
import org.motcua.signing.syntax.PdfSource;
import org.motcua.signing.syntax.PdfSyntaxException;
import org.motcua.signing.syntax.ReadLimits;
import org.motcua.signing.syntax.TickingBudget;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.signing.trust.Evidence;
import org.motcua.signing.trust.PathPolicy;
import org.motcua.signing.trust.TrustMaterial;

/** A small file can ask for millions of verifications; it is given up at the limit of time, and the limit is named. */
@Timeout(60)
class HostileEvidenceTest {

    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final int MANY = 3_000;

    private final TestAuthority root = TestAuthority.create("CN=Gốc,C=VN", TestKeyKind.P_256, CLOCK);
    private final TestAuthority impostor = TestAuthority.create("CN=Gốc,C=VN", TestKeyKind.P_256, CLOCK);
    private final TestAuthority another = TestAuthority.create("CN=Gốc,C=VN", TestKeyKind.P_256, CLOCK);
    private final TestKey key = root.issue("CN=Trần Thị Bình,C=VN", TestKeyKind.P_256);

    /** The list of an impostor and the certificate of another, each there thousands of times. */
    private byte[] hostile() throws Exception {
        String catalog = "/DSS << /CRLs [" + references(6) + "] /Certs [" + references(6 + MANY) + "] >>";
        List<byte[]> streams =
                new ArrayList<>(Collections.nCopies(MANY, impostor.crl().getEncoded()));
        streams.addAll(Collections.nCopies(MANY, another.certificate().getEncoded()));
        return HandMadeDocument.signed(
                "ETSI.CAdES.detached", "", catalog, streams, content -> new HandMadeCms(key).sign(content));
    }

    private static String references(int first) {
        return IntStream.range(first, first + MANY).mapToObj(n -> n + " 0 R ").collect(Collectors.joining());
    }

    private DocumentValidation validation() {
        TrustMaterial material = new TrustMaterial(
                List.of(TrustAnchor.of(root.certificate())),
                Evidence.NONE,
                RevocationPolicy.REQUIRED,
                PathPolicy.ANY,
                Optional.of(AlgorithmPolicy.standard()),
                ValidationLimits.DEFAULT);
        return new DocumentValidation(
                material, AlgorithmPolicy.standard(), Optional.empty(), Changes.FORM_FILLING, ReadLimits.DEFAULT);
    }

    @Test
    void endsAtTheLimitOfTime() throws Exception {
        int milliseconds = 3 * MANY;
        TickingBudget ticking = TickingBudget.of(milliseconds);
        byte[] pdf = hostile();
        assertThatThrownBy(() -> validation().validate(PdfSource.of(pdf), NOW, null, ticking.budget()))
                .isInstanceOfSatisfying(
                        PdfSyntaxException.class,
                        e -> assertThat(e.finding().code()).isEqualTo(FindingCode.FILE_LIMIT_EXCEEDED))
                .hasMessageContaining(milliseconds + " milliseconds");
        assertThat(ticking.ticks()).isEqualTo(milliseconds + 2);
    }
}
