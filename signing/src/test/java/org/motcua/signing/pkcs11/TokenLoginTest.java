package org.motcua.signing.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.motcua.signing.TokenException;
import org.motcua.signing.TokenException.Reason;

class TokenLoginTest {

    private static final char[] WRONG = "1111".toCharArray();

    private final FakeCryptoki cryptoki = new FakeCryptoki();

    private Token login(char[] pin, boolean afterWrongPin) {
        TokenSearch search = new TokenSearch(Optional.of(FakeCryptoki.LABEL), OptionalLong.empty());
        return Token.login(cryptoki, search, 4, pin, afterWrongPin);
    }

    private TokenException refusal(char[] pin, boolean afterWrongPin) {
        return catchThrowableOfType(TokenException.class, () -> login(pin, afterWrongPin));
    }

    @Test
    void sendsWrongPinOnce() {
        TokenException refusal = refusal(WRONG, false);

        assertThat(refusal.reason()).isEqualTo(Reason.PIN_WRONG);
        assertThat(refusal)
                .hasMessageContaining("sent once and will not be sent again")
                .hasMessageNotContaining("1111");
        assertThat(cryptoki.calls("login")).isEqualTo(1);
        assertThat(cryptoki.openSessions()).isZero();
    }

    @Test
    void sendsNothingAfterSomeWrongPin() {
        refusal(WRONG, false);

        assertThat(refusal(WRONG, false).reason()).isEqualTo(Reason.PIN_WITHHELD);
        assertThat(refusal(FakeCryptoki.PIN, false).reason()).isEqualTo(Reason.PIN_WITHHELD);
        assertThat(cryptoki.calls("login")).isEqualTo(1);
        assertThat(cryptoki.triesLeft).isEqualTo(2);
    }

    @Test
    void sendsPinAfterWrongOneWhenItWasChecked() {
        refusal(WRONG, false);

        login(FakeCryptoki.PIN, true).release();

        assertThat(cryptoki.calls("login")).isEqualTo(2);
        login(FakeCryptoki.PIN, false).release();
    }

    @Test
    void saysThatTheNextWrongPinLocks() {
        refusal(WRONG, false);

        assertThat(refusal(WRONG, true)).hasMessageContaining("the next wrong one locks the token");
        assertThat(refusal(FakeCryptoki.PIN, false)).hasMessageContaining("the next wrong one locks it");
    }

    @Test
    void saysThatTheTokenIsLocked() {
        refusal(WRONG, false);
        refusal(WRONG, true);

        assertThat(refusal(WRONG, true)).hasMessageContaining("the token is locked now");
        TokenException refusal = refusal(FakeCryptoki.PIN, true);
        assertThat(refusal.reason()).isEqualTo(Reason.PIN_LOCKED);
        assertThat(cryptoki.calls("login")).isEqualTo(3);
    }

    @Test
    void doesNotSendAnEmptyPin() {
        assertThat(refusal(new char[0], false).reason()).isEqualTo(Reason.PIN_WRONG);
        assertThat(cryptoki.calls("login")).isZero();
    }

    @Test
    void namesTokenWithoutPin() {
        cryptoki.pinSet = false;

        assertThat(refusal(FakeCryptoki.PIN, false).reason()).isEqualTo(Reason.PIN_UNSUITABLE);
        assertThat(cryptoki.calls("login")).isZero();
    }

    @Test
    void refusesToTakeOverAnotherLoginWithoutKnowingThePin() {
        Token first = login(FakeCryptoki.PIN, false);

        assertThat(refusal(WRONG, false).reason()).isEqualTo(Reason.ALREADY_LOGGED_IN);
        assertThat(cryptoki.loggedIn).isTrue();
        first.release();
        assertThat(cryptoki.loggedIn).isFalse();
    }

    @Test
    void listsTokensThereAre() {
        TokenSearch search = new TokenSearch(Optional.of("con dấu"), OptionalLong.empty());
        TokenException refusal = catchThrowableOfType(
                TokenException.class, () -> Token.login(cryptoki, search, 4, FakeCryptoki.PIN, false));

        assertThat(refusal.reason()).isEqualTo(Reason.TOKEN_ABSENT);
        assertThat(refusal.available()).containsExactly(FakeCryptoki.LABEL);
        assertThat(refusal).hasMessageContaining("con dấu").hasMessageContaining("slot 7, serial number 0042");
    }

    @Test
    void saysThatThereIsNoTokenAtAll() {
        cryptoki.removed = true;

        assertThat(refusal(FakeCryptoki.PIN, false)).hasMessageContaining("there is no token at all");
    }
}
