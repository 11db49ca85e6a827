package org.motcua.signing.deferred;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.motcua.signing.SignatureAlgorithm;
import org.motcua.signing.deferred.Answer.Pending;
import org.motcua.signing.deferred.Answer.Rejected;
import org.motcua.signing.deferred.DeferredRequest.Item;
import org.motcua.signing.deferred.Response.OneTimePassword;

class DeferredRequestTest {

    private static final Instant EXPIRY = Instant.parse("2026-11-20T08:35:00Z");

    private static DeferredRequest request(String reference, SignatureAlgorithm algorithm, String... data) {
        return new DeferredRequest(
                reference,
                algorithm,
                Stream.of(data)
                        .map(each -> new Item("Decision", each.getBytes(StandardCharsets.UTF_8)))
                        .toList(),
                EXPIRY);
    }

    @Test
    void hasAFingerprintOfReferenceAlgorithmAndData() {
        DeferredRequest request = request("1", SignatureAlgorithm.SHA256_WITH_RSA, "ab", "c");
        assertThat(request.fingerprint()).matches("[0-9a-f]{64}");
        assertThat(request("1", SignatureAlgorithm.SHA256_WITH_RSA, "ab", "c").fingerprint())
                .isEqualTo(request.fingerprint());
        assertThat(Stream.of(
                                request("2", SignatureAlgorithm.SHA256_WITH_RSA, "ab", "c"),
                                request("1", SignatureAlgorithm.SHA256_WITH_RSA_PSS, "ab", "c"),
                                request("1", SignatureAlgorithm.SHA256_WITH_RSA, "c", "ab"),
                                request("1", SignatureAlgorithm.SHA256_WITH_RSA, "a", "bc"),
                                request("1", SignatureAlgorithm.SHA256_WITH_RSA, "abc"),
                                request)
                        .map(DeferredRequest::fingerprint))
                .doesNotHaveDuplicates();
    }

    @Test
    void endsAtItsExpiry() {
        DeferredRequest request = request("1", SignatureAlgorithm.SHA256_WITH_RSA, "a");
        assertThat(request.isExpired(EXPIRY.minusMillis(1))).isFalse();
        assertThat(request.isExpired(EXPIRY)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\nb", "số 1"})
    void refusesReferencesThatServicesCannotTake(String reference) {
        assertThatThrownBy(() -> request(reference, SignatureAlgorithm.SHA256_WITH_RSA, "a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("reference")
                .message()
                .doesNotContain("\n");
    }

    @Test
    void refusesWhatHasNothingToSign() {
        assertThatThrownBy(() -> request("1", SignatureAlgorithm.SHA256_WITH_RSA))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> request("1", SignatureAlgorithm.SHA256_WITH_RSA, ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> request("r".repeat(101), SignatureAlgorithm.SHA256_WITH_RSA, "a"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void makesTextsOneLineAndBoundsThem() {
        String hostile = "\u001b[31mred\r\n2026-11-20 INFO forged\u202e " + "x".repeat(10_000);
        String title = new Item(hostile, new byte[1]).title();
        String hint = new Begun("h", Confirmation.DEVICE, EXPIRY, Optional.of(hostile))
                .hint()
                .orElseThrow();
        String reason = new Rejected(hostile).reason();
        assertThat(List.of(title, hint, reason))
                .allSatisfy(text -> assertThat(text)
                        .startsWith("[31mred  2026-11-20 INFO forged")
                        .doesNotContain("\n", "\r", "\u001b", "\u202e")
                        .hasSizeLessThanOrEqualTo(500));
        assertThat(new Rejected("𠮷".repeat(400)).reason()).isEqualTo("𠮷".repeat(250));
        assertThat(new Begun("h", Confirmation.DEVICE, EXPIRY, Optional.of(" \n ")).hint())
                .isEmpty();
    }

    @Test
    void boundsHandlesAndWaits() {
        assertThatThrownBy(() -> new Begun("", Confirmation.DEVICE, EXPIRY, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Begun("h".repeat(501), Confirmation.DEVICE, EXPIRY, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("501");
        assertThatThrownBy(() -> new Pending(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void showsNoPassword() {
        char[] typed = "493817".toCharArray();
        OneTimePassword password = new OneTimePassword(typed);
        typed[0] = 'x';
        assertThat(password.value()).isEqualTo("493817".toCharArray());
        password.value()[0] = 'y';
        assertThat(password.value()).isEqualTo("493817".toCharArray());
        assertThat(password.toString()).doesNotContain("493817");
        assertThatThrownBy(() -> new OneTimePassword("493817\n".toCharArray()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("493817");
        assertThatThrownBy(() -> new OneTimePassword(new char[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OneTimePassword("493817".repeat(20).toCharArray()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("493817");
    }
}
