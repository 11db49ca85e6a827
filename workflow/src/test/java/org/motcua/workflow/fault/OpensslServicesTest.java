package org.motcua.workflow.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.motcua.workflow.fault.Town.NGAN;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.CRLException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.core.casefile.CaseId;
import org.motcua.judges.Dss;
import org.motcua.judges.Qpdf;
import org.motcua.signing.Level;
import org.motcua.signing.PdfValidator;
import org.motcua.signing.SignatureLevel;
import org.motcua.signing.SignatureReport;
import org.motcua.signing.ValidationReport;
import org.motcua.signing.http.LocalServer;
import org.motcua.signing.http.Openssl;
import org.motcua.signing.http.OpensslResponder;
import org.motcua.signing.http.OpensslTsa;
import org.motcua.signing.online.EvidenceCollector;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.signing.testkit.TestProfile;
import org.motcua.signing.timestamp.HttpTimestampService;
import org.motcua.signing.timestamp.TimestampPool;
import org.motcua.workflow.Motcua;
import org.motcua.workflow.profile.SigningProfile;
import org.motcua.workflow.testkit.TestKeys;

/** A decision at B-LTA over the network, with OpenSSL as time-stamp authority and as OCSP responder. */
@Timeout(300)
class OpensslServicesTest {

    private static final Clock CLOCK = Clock.systemUTC();

    private final LocalServer server = LocalServer.start();
    private final Town town = Town.onH2();

    @TempDir
    private Path folder;

    private TestKeys keys;
    private OpensslResponder responder;
    private TestKey leader;
    private SigningProfile profile;

    @BeforeEach
    void startServices() throws IOException {
        Openssl.requireInstalled();
        keys = new TestKeys(folder, CLOCK);
        URI list = server.answer("/root.crl", request -> {
            try {
                return keys.authority().crl().getEncoded();
            } catch (CRLException e) {
                throw new IOException(e);
            }
        });
        TestKey delegate = keys.authority()
                .issue(
                        "CN=OCSP,C=VN",
                        TestKeyKind.P_256,
                        TestProfile.ocspResponderThatCanBeRevoked().crlAt(list));
        responder = new OpensslResponder(folder, keys.authority());
        URI ocsp = responder.serve(server, "ocsp", delegate);
        TestProfile asked = TestProfile.documentSigning().ocspAt(ocsp);
        leader = keys.authority().issue(TestKeys.LEADER_NAME, TestKeyKind.P_256, asked);
        TestKey agency = keys.authority().issue(TestKeys.AGENCY_NAME, TestKeyKind.P_256, asked);
        TestKey stamping = keys.authority()
                .issue(
                        "CN=TSA,C=VN",
                        TestKeyKind.RSA_2048,
                        TestProfile.timestamping().ocspAt(ocsp));
        keys.handOut("dung", leader);
        keys.handOut(TestKeys.OF_AGENCY, agency);
        responder.enter(agency.certificate());
        responder.enter(stamping.certificate());
        profile = SigningProfile.at(Level.B_LTA)
                .trust(List.of(keys.authority().certificate()))
                .online(EvidenceCollector.builder().allowLoopbackForTests().build())
                .timestamps(TimestampPool.builder()
                        .add(HttpTimestampService.of(server.status("/down", 500)))
                        .add(HttpTimestampService.of(OpensslTsa.serve(server, "/tsa", folder, stamping)))
                        .build())
                .build();
    }

    @AfterEach
    void stop() {
        server.close();
        town.close();
    }

    @Test
    void aDecisionLastsWithoutTheServicesThatMadeItLast() throws IOException {
        responder.enter(leader.certificate());
        try (Motcua motcua = open()) {
            CaseId id = town.issued(motcua);
            town.assertIssuedOnce(motcua, id);
            byte[] issued = town.store.require(town.document(id).issued());
            server.close();

            ValidationReport report = PdfValidator.builder()
                    .trust(List.of(keys.authority().certificate()))
                    .build()
                    .validate(issued);
            assertThat(report.totalPassed()).as(report.toJson()).isTrue();
            assertThat(report.signatures().subList(0, 2))
                    .extracting(SignatureReport::level)
                    .containsOnly(SignatureLevel.PADES_B_LTA);
            assertThat(Qpdf.check(issued)).matches(Qpdf.Report::clean);
            assertThat(Dss.trusting(List.of(keys.authority().certificate()), List.of())
                            .judge(issued))
                    .hasSize(2)
                    .allSatisfy(signature -> {
                        assertThat(signature.level()).isEqualTo("PAdES-BASELINE-LTA");
                        assertThat(signature.indication()).isEqualTo("TOTAL_PASSED");
                    });
        }
    }

    @Test
    void aLeaderWhomTheResponderCallsRevokedIsRefusedBeforeTheKeyIsAsked() throws IOException {
        responder.enterRevoked(leader.certificate(), CLOCK);
        try (Motcua motcua = open()) {
            CaseId id = town.signed(motcua);

            assertThat(keys.dataFor("LEADER")).isEmpty();
            assertThat(Town.waiting(motcua, NGAN, id)).containsExactly("draft");
            assertThat(town.database.strings("SELECT reason FROM mc_operation"))
                    .singleElement()
                    .satisfies(reason -> assertThat(reason).contains("REVOKED"));
        }
    }

    private Motcua open() {
        return town.bare()
                .keys(keys)
                .certificates(TestKeys.certificates())
                .profile(profile)
                .clock(CLOCK)
                .build();
    }
}
