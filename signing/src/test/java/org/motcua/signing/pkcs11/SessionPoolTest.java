package org.motcua.signing.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.motcua.signing.pkcs11.TokenTestKeys.DATA;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.motcua.signing.SignatureAlgorithm;
import org.motcua.signing.TokenException;
import org.motcua.signing.TokenException.Reason;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;

class SessionPoolTest {

    private static final TestKey RSA = TokenTestKeys.key(TestKeyKind.RSA_2048, "An");

    private final FakeCryptoki cryptoki =
            new FakeCryptoki().withKey(RSA, "an", "01").withCertificate(RSA.certificate(), "an", "01");

    private TokenKey open(int maximumSessions) {
        TokenSearch search = new TokenSearch(Optional.empty(), OptionalLong.empty());
        Token token = Token.login(cryptoki, search, maximumSessions, FakeCryptoki.PIN, false);
        TokenKey key = token.key(Optional.empty(), List.of());
        token.release();
        return key;
    }

    private static byte[] sign(TokenKey key) {
        return key.sign(DATA, SignatureAlgorithm.SHA256_WITH_RSA);
    }

    private static void signTogether(TokenKey key, int threads, int each) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CountDownLatch start = new CountDownLatch(threads);
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                all.add(pool.submit(() -> {
                    start.countDown();
                    start.await();
                    for (int i = 0; i < each; i++) {
                        assertThat(TokenTestKeys.verifies(
                                        RSA.certificate().getPublicKey(),
                                        SignatureAlgorithm.SHA256_WITH_RSA,
                                        sign(key)))
                                .isTrue();
                    }
                    return null;
                }));
            }
            for (Future<?> future : all) {
                future.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void signsFromEightThreadsWithOneLogin() throws Exception {
        TokenKey key = open(16);
        signTogether(key, 8, 25);

        assertThat(cryptoki.calls("login")).isEqualTo(1);
        assertThat(cryptoki.calls("openSession")).isLessThanOrEqualTo(8);
        key.close();
        assertThat(cryptoki.openSessions()).isZero();
    }

    @Test
    void keepsToTheSessionsThatWereAllowed() throws Exception {
        TokenKey key = open(3);
        signTogether(key, 8, 10);

        assertThat(cryptoki.openSessions()).isLessThanOrEqualTo(3);
        assertThat(cryptoki.signingAtOnce()).isLessThanOrEqualTo(3);
    }

    @Test
    void keepsToTheLimitThatTheTokenDeclares() throws Exception {
        cryptoki.declaredMaximumSessions = 2;
        signTogether(open(16), 6, 5);

        assertThat(cryptoki.openSessions()).isLessThanOrEqualTo(2);
    }

    @Test
    void waitsWhereTheTokenHasFewerSessionsThanItSays() throws Exception {
        cryptoki.hiddenMaximumSessions = 1;
        signTogether(open(16), 6, 5);

        assertThat(cryptoki.openSessions()).isEqualTo(1);
        assertThat(cryptoki.signingAtOnce()).isEqualTo(1);
    }

    @Test
    void logsOutWithTheLastKeyOfTheToken() {
        Token token = cryptoki.login();
        TokenKey first = token.key(Optional.empty(), List.of());
        TokenKey second = token.key(Optional.of("an"), List.of());
        token.release();

        first.close();
        first.close();
        assertThat(cryptoki.loggedIn).isTrue();
        assertThat(sign(second)).isNotEmpty();
        second.close();

        assertThat(cryptoki.loggedIn).isFalse();
        assertThat(cryptoki.calls("logout")).isEqualTo(1);
        assertThat(cryptoki.openSessions()).isZero();
    }

    @Test
    void refusesToSignAfterBeingClosed() {
        TokenKey key = open(2);
        key.close();

        TokenException refusal = catchThrowableOfType(TokenException.class, () -> sign(key));
        assertThat(refusal.reason()).isEqualTo(Reason.CLOSED);
    }

    @Test
    void saysThatTheTokenWasPulledOutAndAsksItNothingMore() {
        TokenKey key = open(2);
        sign(key);
        cryptoki.removed = true;
        TokenException first = catchThrowableOfType(TokenException.class, () -> sign(key));
        int asked = cryptoki.calls("sign") + cryptoki.calls("openSession") + cryptoki.calls("login");
        cryptoki.removed = false;
        TokenException second = catchThrowableOfType(TokenException.class, () -> sign(key));

        assertThat(first.reason()).isEqualTo(Reason.TOKEN_GONE);
        assertThat(first).hasMessageContaining(FakeCryptoki.LABEL).hasMessageContaining("CKR_DEVICE_REMOVED");
        assertThat(second.reason()).isEqualTo(Reason.TOKEN_GONE);
        assertThat(cryptoki.calls("sign") + cryptoki.calls("openSession") + cryptoki.calls("login"))
                .isEqualTo(asked);
    }

    @Test
    void doesNotLogInAgainWhenSomebodyLoggedOut() {
        TokenKey key = open(2);
        cryptoki.loggedIn = false;

        TokenException refusal = catchThrowableOfType(TokenException.class, () -> sign(key));
        assertThat(refusal.reason()).isEqualTo(Reason.TOKEN_GONE);
        assertThat(cryptoki.calls("login")).isEqualTo(1);
    }

    @Test
    void wakesThoseWhoWaitWhenTheTokenIsGone() throws Exception {
        TokenKey key = open(1);
        cryptoki.loggedIn = false;

        Throwable failure = catchThrowableOfType(ExecutionException.class, () -> signTogether(key, 4, 1))
                .getCause();
        assertThat(failure).isInstanceOf(TokenException.class);
        assertThat(cryptoki.calls("sign")).isEqualTo(1);
    }
}
