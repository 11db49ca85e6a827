package org.motcua.signing.rssp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.motcua.signing.PdfSigner;
import org.motcua.signing.PdfValidator;
import org.motcua.signing.PreparedSignature;
import org.motcua.signing.SignatureAlgorithm;
import org.motcua.signing.SignatureRequest;
import org.motcua.signing.TwoStepSigner;
import org.motcua.signing.csc.CscException;
import org.motcua.signing.csc.CscException.Reason;
import org.motcua.signing.csc.CscFactors;
import org.motcua.signing.csc.CscKey;
import org.motcua.signing.csc.CscService;
import org.motcua.signing.key.Verifier;
import org.motcua.signing.online.StepClock;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;

/** Our keys at remote signing services, before a service that was written from the specification alone. */
class RemoteKeyTest {

    private static final byte[] DATA = "Quyết định số 152".getBytes(StandardCharsets.UTF_8);
    private static final TestAuthority AUTHORITY = TestAuthority.create("CN=Gốc ký số từ xa,C=VN", new StepClock());
    private static final TestKey RSA = AUTHORITY.issue("CN=Nguyễn Văn Dũng,C=VN", TestKeyKind.RSA_2048);
    private static final TestKey CURVE = AUTHORITY.issue("CN=Nguyễn Văn Dũng,C=VN", TestKeyKind.P_256);
    private static final Duration INSTANT = Duration.ofMillis(1);

    private final StepClock clock = new StepClock();
    private final List<CscTestServer> servers = new ArrayList<>();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        servers.forEach(CscTestServer::close);
    }

    private CscTestServer server(CscCredential... credentials) {
        CscTestServer server = CscTestServer.start(clock, credentials);
        servers.add(server);
        return server;
    }

    private static CscService client(CscTestServer server, Clock clock) {
        return client(server, clock, server::accessToken);
    }

    private static CscService client(CscTestServer server, Clock clock, Supplier<String> tokens) {
        return CscService.builder(server.baseUri())
                .accessToken(tokens)
                .allowPlainHttpForTests()
                .clock(clock)
                .build();
    }

    private CscKey.Builder key(CscTestServer server, String id) {
        return CscKey.builder(client(server, clock), id)
                .factors(CscFactors.fixed(Map.of("PIN", "123456")))
                .pollInterval(INSTANT);
    }

    private static CscCredential guarded(TestKey key) {
        return CscCredential.of("DUNG", key).pin("PIN", "123456");
    }

    @Test
    void listsAndDescribesTheKeysOfTheUser() {
        CscTestServer server = server(guarded(RSA).scal2().multisign(5), CscCredential.of("MO", CURVE));
        CscService service = client(server, clock);

        assertThat(service.info().methods()).contains("signatures/signHash");
        assertThat(service.credentials()).containsExactly("DUNG", "MO");
        assertThat(service.credential("DUNG")).satisfies(credential -> {
            assertThat(credential.chain()).isEqualTo(RSA.chain());
            assertThat(credential.hashesBound()).isTrue();
            assertThat(credential.signaturesPerAuthorization()).isEqualTo(5);
            assertThat(credential.factors())
                    .singleElement()
                    .satisfies(factor -> assertThat(factor.id()).isEqualTo("PIN"));
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"SHA256_WITH_RSA", "SHA512_WITH_RSA", "SHA256_WITH_RSA_PSS", "SHA384_WITH_RSA_PSS"})
    void signsWithRsa(SignatureAlgorithm algorithm) {
        CscTestServer server = server(guarded(RSA));
        try (CscKey key = key(server, "DUNG").open()) {
            byte[] value = key.sign(DATA, algorithm);
            assertThat(new Verifier(RSA.certificate().getPublicKey()).verify(DATA, value, algorithm))
                    .isTrue();
        }
    }

    @Test
    void signsWithKeysThatAreListedByTheirKindAlone() {
        CscTestServer server = server(guarded(RSA)
                .algorithms(CscAlgorithm.find("1.2.840.113549.1.1.1").orElseThrow()));
        try (CscKey key = key(server, "DUNG").open()) {
            assertThat(key.sign(DATA, SignatureAlgorithm.SHA256_WITH_RSA)).isNotEmpty();
            assertThatThrownBy(() -> key.sign(DATA, SignatureAlgorithm.SHA256_WITH_RSA_PSS))
                    .isInstanceOfSatisfying(
                            CscException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CREDENTIAL));
        }
    }

    @Test
    void signsADocumentThatPasses() throws Exception {
        for (CscCredential credential :
                List.of(guarded(CURVE).scal2(), guarded(CURVE).rawEcdsa())) {
            CscTestServer server = server(credential);
            Path signed = folder.resolve("signed.pdf");
            try (CscKey key = key(server, "DUNG").open()) {
                PdfSigner signer = PdfSigner.builder().key(key).clock(clock).build();
                signer.sign(letter(), signed, SignatureRequest.builder().build());
            }
            assertThat(PdfValidator.builder()
                            .trust(List.of(AUTHORITY.certificate()))
                            .crls(List.of(AUTHORITY.crl()))
                            .clock(clock)
                            .build()
                            .validate(signed)
                            .totalPassed())
                    .isTrue();
        }
    }

    @Test
    void bindsTheConsentToTheHashWhereTheServiceWantsIt() {
        CscTestServer server = server(guarded(RSA).scal2());
        try (CscKey key = key(server, "DUNG").open()) {
            key.sign(DATA, SignatureAlgorithm.SHA256_WITH_RSA);
        }
        assertThat(server.calls(CscMethod.CREDENTIALS_AUTHORIZE).get(0).body().get("hashes"))
                .isEqualTo(server.calls(CscMethod.SIGN_HASH).get(0).body().get("hashes"));
    }

    @Test
    void letsOneConsentServeSeveralSignatures() {
        CscTestServer server = server(guarded(RSA).scal2().multisign(3));
        try (CscKey key = key(server, "DUNG").signaturesPerAuthorization(3).open()) {
            for (int i = 0; i < 4; i++) {
                key.sign(new byte[] {(byte) i}, SignatureAlgorithm.SHA256_WITH_RSA);
            }
        }
        assertThat(server.calls(CscMethod.CREDENTIALS_AUTHORIZE)).hasSize(2);
        assertThat(server.calls(CscMethod.CREDENTIALS_EXTEND_TRANSACTION)).hasSize(2);
        assertThat(server.calls(CscMethod.SIGN_HASH)).hasSize(4);
    }

    @Test
    void signsABatchOfPreparedDocumentsWithFewConsents() throws Exception {
        CscTestServer server = server(guarded(RSA).scal2().multisign(2));
        try (CscKey key = key(server, "DUNG").open()) {
            TwoStepSigner signer =
                    TwoStepSigner.builder().chain(key.chain()).clock(clock).build();
            List<PreparedSignature> prepared = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                prepared.add(signer.prepare(
                        letter(),
                        folder.resolve(i + ".prepared"),
                        SignatureRequest.builder().build()));
            }
            List<byte[]> values = key.signAll(
                    prepared.stream().map(PreparedSignature::dataToBeSigned).toList(),
                    SignatureAlgorithm.SHA256_WITH_RSA);
            for (int i = 0; i < 3; i++) {
                signer.complete(
                        prepared.get(i), values.get(i), folder.resolve(i + ".prepared"), folder.resolve(i + ".pdf"));
            }
        }
        assertThat(server.calls(CscMethod.CREDENTIALS_AUTHORIZE)).hasSize(2);
        assertThat(server.calls(CscMethod.SIGN_HASH)).hasSize(2);
    }

    @Test
    void asksForAnotherConsentWhenTheFirstHasExpired() {
        CscTestServer server = server(guarded(RSA).multisign(4)).sadLifetime(Duration.ofMinutes(1));
        try (CscKey key = key(server, "DUNG").signaturesPerAuthorization(4).open()) {
            key.sign(DATA, SignatureAlgorithm.SHA256_WITH_RSA);
            clock.advance(Duration.ofMinutes(2));
            key.sign(DATA, SignatureAlgorithm.SHA256_WITH_RSA);
        }
        assertThat(server.calls(CscMethod.CREDENTIALS_AUTHORIZE)).hasSize(2);
        assertThat(server.calls(CscMethod.CREDENTIALS_EXTEND_TRANSACTION)).isEmpty();
    }

    @Test
    void takesTheServicesWordThatAConsentHasExpired() {
        CscTestServer server = server(guarded(RSA).multisign(4)).sadLifetime(Duration.ofMinutes(1));
        CscService slowClock = client(server, new StepClock());
        try (CscKey key = CscKey.builder(slowClock, "DUNG")
                .factors(CscFactors.fixed(Map.of("PIN", "123456")))
                .signaturesPerAuthorization(4)
                .open()) {
            key.sign(DATA, SignatureAlgorithm.SHA256_WITH_RSA);
            clock.advance(Duration.ofMinutes(2));
            key.sign(DATA, SignatureAlgorithm.SHA256_WITH_RSA);
        }
        assertThat(server.calls(CscMethod.CREDENTIALS_AUTHORIZE)).hasSize(2);
        assertThat(server.calls(CscMethod.CREDENTIALS_EXTEND_TRANSACTION)).hasSize(1);
        assertThat(server.calls(CscMethod.SIGN_HASH)).hasSize(2);
    }

    @Test
    void neverSendsAWrongPinTwice() {
        CscTestServer server = server(guarded(RSA));
        try (CscKey key = key(server, "DUNG")
                .factors(CscFactors.fixed(Map.of("PIN", "654321")))
                .open()) {
            refused(key, Reason.AUTHENTICATION_DATA);
        }
        assertThat(server.calls(CscMethod.CREDENTIALS_AUTHORIZE)).hasSize(1);
        assertThat(server.calls(CscMethod.SIGN_HASH)).isEmpty();
    }

    @Test
    void neverSendsAWrongPinTwiceNorOnceAThread() throws Exception {
        CscTestServer server = server(guarded(RSA));
        try (CscKey key = key(server, "DUNG")
                .factors(CscFactors.fixed(Map.of("PIN", "654321")))
                .open()) {
            onEightThreads(8, () -> {
                refused(key, Reason.AUTHENTICATION_DATA);
                return "refused";
            });
        }
        assertThat(server.calls(CscMethod.CREDENTIALS_AUTHORIZE)).hasSize(1);
    }

    @Test
    void sendsAnotherPinThatIsEnteredAfterAWrongOne() {
        CscTestServer server = server(guarded(RSA));
        Iterator<String> entered = List.of("654321", "123456").iterator();
        try (CscKey key = key(server, "DUNG")
                .factors((credential, signatures) -> Map.of("PIN", entered.next()))
                .open()) {
            refused(key, Reason.AUTHENTICATION_DATA);
            assertThat(key.sign(DATA, SignatureAlgorithm.SHA256_WITH_RSA)).isNotEmpty();
        }
    }

    @Test
    void waitsForAnApprovalOnTheTelephone() {
        CscTestServer server =
                server(CscCredential.of("DUNG", CURVE).mobileApp("mobile")).approvesAfterPolls(3);
        try (CscKey key = key(server, "DUNG").factors(CscFactors.none()).open()) {
            assertThat(key.sign(DATA, SignatureAlgorithm.SHA256_WITH_ECDSA)).isNotEmpty();
        }
        assertThat(server.calls(CscMethod.CREDENTIALS_AUTHORIZE_CHECK)).hasSize(4);
    }

    @Test
    void givesUpWhereNobodyApproves() {
        CscTestServer server =
                server(CscCredential.of("DUNG", CURVE).mobileApp("mobile")).neverApproves();
        try (CscKey key = key(server, "DUNG")
                .factors(CscFactors.none())
                .pollInterval(Duration.ofMillis(1))
                .patience(Duration.ZERO)
                .open()) {
            assertThatThrownBy(() -> key.sign(DATA, SignatureAlgorithm.SHA256_WITH_ECDSA))
                    .isInstanceOfSatisfying(
                            CscException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_IN_TIME));
        }
        assertThat(server.calls(CscMethod.SIGN_HASH)).isEmpty();
    }

    @Test
    void fetchesSignaturesThatAreMadeLater() {
        CscTestServer server = server(guarded(RSA)).signsAfterPolls(2);
        try (CscKey key = key(server, "DUNG").asynchronous().open()) {
            assertThat(key.sign(DATA, SignatureAlgorithm.SHA256_WITH_RSA)).isNotEmpty();
        }
        assertThat(server.calls(CscMethod.SIGN_HASH)).hasSize(1);
        assertThat(server.calls(CscMethod.SIGN_POLLING)).hasSizeGreaterThan(1);
    }

    @Test
    void sendsNothingTwiceWhoseOutcomeIsUnknown() {
        CscTestServer server = server(guarded(RSA));
        server.fail(CscMethod.SIGN_HASH, new CscFault.CutAnswer());
        try (CscKey key = key(server, "DUNG").open()) {
            refused(key, Reason.UNREACHABLE);
        }
        assertThat(server.calls(CscMethod.SIGN_HASH)).hasSize(1);
    }

    @Test
    void waitsForNoAnswerLongerThanItWasTold() {
        CscTestServer server = server(guarded(RSA));
        CountDownLatch never = new CountDownLatch(1);
        server.fail(CscMethod.SIGN_HASH, new CscFault.Slow(never));
        CscService hasty = CscService.builder(server.baseUri())
                .accessToken(server::accessToken)
                .allowPlainHttpForTests()
                .timeout(Duration.ofSeconds(2))
                .clock(clock)
                .build();
        try (CscKey key = CscKey.builder(hasty, "DUNG")
                .factors(CscFactors.fixed(Map.of("PIN", "123456")))
                .open()) {
            refused(key, Reason.TIMED_OUT);
        }
    }

    @Test
    void namesWhatIsWrongWithAnAnswer() {
        CscTestServer server = server(guarded(RSA).multisign(20));
        server.fail(
                CscMethod.SIGN_HASH,
                new CscFault.TooManyRequests(Duration.ofSeconds(30)),
                new CscFault.ServerError(),
                new CscFault.HugeAnswer(16L * 1024 * 1024),
                new CscFault.NotJson(),
                new CscFault.TooFewSignatures(),
                new CscFault.TooManySignatures(),
                new CscFault.SignaturesOfAnotherKey());
        try (CscKey key = key(server, "DUNG").open()) {
            refused(key, Reason.RATE_LIMITED);
            refused(key, Reason.REFUSED);
            for (int i = 0; i < 5; i++) {
                refused(key, Reason.MALFORMED);
            }
            assertThat(key.sign(DATA, SignatureAlgorithm.SHA256_WITH_RSA)).isNotEmpty();
        }
    }

    @Test
    void getsAnotherTokenWhenOneHasExpired() {
        CscTestServer server = server(guarded(RSA));
        List<String> tokens = new ArrayList<>(List.of(server.accessToken()));
        CscService service = client(server, clock, () -> tokens.get(tokens.size() - 1));
        server.expireAccessTokens();

        assertThatThrownBy(service::credentials)
                .isInstanceOfSatisfying(
                        CscException.class, e -> assertThat(e.reason()).isEqualTo(Reason.ACCESS_TOKEN));

        CscService renewing = client(server, clock, () -> {
            tokens.add(tokens.size() % 2 == 0 ? server.accessToken() : tokens.get(0));
            return tokens.get(tokens.size() - 1);
        });
        assertThat(renewing.credentials()).containsExactly("DUNG");
    }

    @Test
    void opensNoKeyThatIsDisabledOrUnknown() {
        CscTestServer server = server(guarded(RSA).disabled());
        assertThatThrownBy(key(server, "DUNG")::open)
                .isInstanceOfSatisfying(
                        CscException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CREDENTIAL));
        assertThatThrownBy(key(server, "AI")::open).isInstanceOfSatisfying(CscException.class, e -> {
            assertThat(e.reason()).isEqualTo(Reason.REFUSED);
            assertThat(e.error()).contains("invalid_request");
            assertThat(e.description().orElseThrow()).contains("credentialID");
        });
    }

    @Test
    void sendsNothingInClear() {
        CscTestServer server = server(guarded(RSA));
        CscService.Builder plain = CscService.builder(server.baseUri()).accessToken(server::accessToken);
        assertThatThrownBy(plain::build)
                .isInstanceOfSatisfying(
                        CscException.class, e -> assertThat(e.reason()).isEqualTo(Reason.REFUSED_ADDRESS));
        assertThat(server.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"geheim\n", "ge heim", "gehe\u00edm", ""})
    void tellsNobodyATokenThatCannotBeSent(String token) {
        CscTestServer server = server(guarded(RSA));
        assertThatThrownBy(client(server, clock, () -> token)::credentials)
                .isInstanceOfSatisfying(
                        CscException.class, e -> assertThat(e.reason()).isEqualTo(Reason.ACCESS_TOKEN))
                .hasNoCause()
                .hasMessageNotContaining("geh");
        assertThat(server.calls()).isEmpty();
    }

    @Test
    void tellsNobodyThePasswordInAUrl() {
        CscService.Builder service = CscService.builder(URI.create("https://an:geheim@service.example/csc/v2"))
                .accessToken(() -> "token");
        assertThatThrownBy(service::build)
                .isInstanceOf(CscException.class)
                .hasMessageContaining("service.example")
                .hasMessageNotContaining("geheim");
    }

    @Test
    void signsOnEightThreadsWithOneKey() throws Exception {
        CscTestServer server = server(guarded(CURVE).multisign(8));
        try (CscKey key = key(server, "DUNG").signaturesPerAuthorization(8).open()) {
            onEightThreads(16, () -> key.sign(DATA, SignatureAlgorithm.SHA256_WITH_ECDSA));
        }
        assertThat(server.calls(CscMethod.CREDENTIALS_AUTHORIZE)).hasSize(2);
    }

    private static void onEightThreads(int times, Callable<?> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            for (Future<?> done : pool.invokeAll(Collections.nCopies(times, work))) {
                assertThat(done.get()).isNotNull();
            }
        } finally {
            pool.shutdown();
        }
    }

    private static void refused(CscKey key, Reason reason) {
        assertThatThrownBy(() -> key.sign(DATA, SignatureAlgorithm.SHA256_WITH_RSA))
                .isInstanceOfSatisfying(
                        CscException.class,
                        e -> assertThat(e.reason()).as(e.getMessage()).isEqualTo(reason));
    }

    private Path letter() throws Exception {
        Path letter = folder.resolve("letter.pdf");
        if (!Files.exists(letter)) {
            try (PDDocument document = new PDDocument()) {
                document.addPage(new PDPage());
                document.save(letter.toFile());
            }
        }
        return letter;
    }
}
