package org.motcua.signing.online;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.motcua.signing.online.EvidenceFailure.Reason;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.signing.testkit.TestProfile;

/** How often is asked, whom, and when it ends. */
@Timeout(60)
class EvidenceBoundsTest extends ServedEvidence {

    @Test
    void asksNothingAndNobodyForACertificateThatNamesNoPlace() {
        X509Certificate bare = issue(TestProfile.documentSigning());

        ChainEvidence evidence = collector().build().collect(List.of(bare), List.of(authority.certificate()));

        assertThat(evidence.failures()).extracting(EvidenceFailure::reason).containsExactly(Reason.NO_SOURCE);
        assertThat(server.requests()).isZero();
    }

    @Test
    void doesNotReachIntoThisMachineByDefault() {
        EvidenceCollector byDefault = EvidenceCollector.builder().clock(clock).build();

        ChainEvidence evidence = byDefault.collect(List.of(signer, authority.certificate()), anchors);

        assertThat(evidence.failures())
                .hasSize(3)
                .extracting(EvidenceFailure::reason)
                .containsOnly(Reason.REFUSED_ADDRESS);
        assertThat(server.requests()).isZero();
    }

    @Test
    void doesNotFollowARedirectIntoThisMachineOrOutOfTheWeb() {
        EvidenceCollector collector = EvidenceCollector.builder()
                .clock(clock)
                .allowPrivateHost("localhost")
                .build();
        for (String target : List.of(server.uri("/secret").toString(), "file:///etc/passwd", "ftp://127.0.0.1/a.crl")) {
            String path = "/redirect" + target.hashCode();
            server.status(path, 302, "Location", target);
            URI start = URI.create(server.uri(path).toString().replace("127.0.0.1", "localhost"));
            X509Certificate certificate = issue(TestProfile.documentSigning().crlAt(start));

            ChainEvidence evidence = collector.collect(List.of(certificate), List.of(authority.certificate()));

            assertThat(evidence.failures()).extracting(EvidenceFailure::reason).containsExactly(Reason.REFUSED_ADDRESS);
        }
        assertThat(server.requests()).as("only the three that redirect").isEqualTo(3);
    }

    @Test
    void refusesSchemesOtherThanHttp() {
        X509Certificate certificate = issue(TestProfile.documentSigning()
                .crlAt(URI.create("file:///etc/passwd"))
                .crlAt(URI.create("ldap://127.0.0.1/cn=CA"))
                .ocspAt(URI.create("jar:http://127.0.0.1/a.jar!/b")));

        ChainEvidence evidence = collector().build().collect(List.of(certificate), List.of(authority.certificate()));

        assertThat(evidence.failures())
                .hasSize(3)
                .extracting(EvidenceFailure::reason)
                .containsOnly(Reason.REFUSED_ADDRESS);
    }

    @Test
    void keepsAnswersWhileTheyAreCurrent() throws Exception {
        serveAll(new OcspAnswers(responder, clock.instant()));
        EvidenceCollector collector =
                collector().keepFor(Duration.ofMinutes(30)).build();
        collector.collect(List.of(signer), anchors).requireGood();
        assertThat(server.requests()).isEqualTo(3);

        collector.collect(List.of(signer), anchors).requireGood();
        assertThat(server.requests()).isEqualTo(3);

        clock.advance(Duration.ofMinutes(31));
        collector.collect(List.of(signer), anchors).requireGood();
        assertThat(server.requests()).isEqualTo(6);
    }

    @Test
    void doesNotAskAResponderThatIsDownForEachDocument() throws Exception {
        server.status("/ocsp", 500);
        serveList("/authority.crl", authority);
        EvidenceCollector collector = collector().build();

        for (int i = 0; i < 5; i++) {
            collector.collect(List.of(signer), List.of(authority.certificate())).requireGood();
        }
        assertThat(server.requests()).as("the responder and the list once").isEqualTo(2);

        clock.advance(Duration.ofMinutes(2));
        collector.collect(List.of(signer), List.of(authority.certificate())).requireGood();
        assertThat(server.requests()).as("the responder again").isEqualTo(3);
    }

    @Test
    void threadsThatNeedTheSameFetchItOnce() throws Exception {
        serveAll(new OcspAnswers(responder, clock.instant()));
        EvidenceCollector collector = collector().build();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<ChainEvidence>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                all.add(threads.submit(() -> collector.collect(List.of(signer), anchors)));
            }
            for (Future<ChainEvidence> one : all) {
                one.get(30, TimeUnit.SECONDS).requireGood();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(server.requests()).isEqualTo(3);
    }

    @Test
    void endsAfterTheRequestsThatAChainMayCost() throws Exception {
        serveAll(new OcspAnswers(responder, clock.instant()));

        ChainEvidence evidence =
                collector().limitPerChain(Duration.ofMinutes(1), 2).build().collect(List.of(signer), anchors);

        assertThat(server.requests()).isEqualTo(2);
        assertThat(evidence.failures()).extracting(EvidenceFailure::reason).containsExactly(Reason.EXHAUSTED);
    }

    @Test
    void endsOnAChainThatRunsInCircles() throws Exception {
        TestAuthority one = TestAuthority.create("CN=One", TestKeyKind.P_256, clock);
        // Each of the two names is certified by the other, over and over, each time with a new key.
        TestAuthority current = one;
        List<X509Certificate> all = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            current = current.subordinate(i % 2 == 0 ? "CN=Two" : "CN=One", TestKeyKind.P_256, TestProfile.authority());
            all.add(0, current.certificate());
        }

        ChainEvidence evidence = collector().build().collect(all, anchors);

        assertThat(evidence.certificates()).hasSize(11);
        assertThat(evidence.isGood()).isFalse();
    }

    @Test
    void anInterruptedThreadStopsAndStaysInterrupted() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        server.on("/ocsp", exchange -> {
            arrived.countDown();
            try {
                never.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        CompletableFuture<EvidenceException> thrown = new CompletableFuture<>();
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                collector().build().collect(List.of(signer, authority.certificate()), anchors);
            } catch (EvidenceException e) {
                flag.complete(Thread.currentThread().isInterrupted());
                thrown.complete(e);
            }
        });
        caller.start();
        assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();

        caller.interrupt();

        assertThat(thrown.get(30, TimeUnit.SECONDS).failures())
                .extracting(EvidenceFailure::reason)
                .containsExactly(Reason.INTERRUPTED);
        assertThat(flag.get(30, TimeUnit.SECONDS)).isTrue();
        never.countDown();
    }
}
