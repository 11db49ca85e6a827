package org.motcua.signing.deferred;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.motcua.signing.JcaKey;
import org.motcua.signing.KeyRefusedException;
import org.motcua.signing.KeyRefusedException.Reason;
import org.motcua.signing.KeyUnavailableException;
import org.motcua.signing.SignatureAlgorithm;
import org.motcua.signing.deferred.Answer.Expired;
import org.motcua.signing.deferred.Answer.Pending;
import org.motcua.signing.deferred.Answer.Signed;
import org.motcua.signing.deferred.DeferredRequest.Item;
import org.motcua.signing.deferred.Response.OneTimePassword;
import org.motcua.signing.deferred.Response.Values;
import org.motcua.signing.key.KeyRules;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;

class TokenKeyTest {

    private static final Instant NOW = Instant.parse("2026-11-20T08:30:00Z");
    private static final Instant EXPIRY = NOW.plus(Duration.ofMinutes(5));
    private static final TestAuthority AUTHORITY = TestAuthority.create("CN=Authority", at(NOW));
    private static final TestKey LEADER = AUTHORITY.issue("CN=Leader", TestKeyKind.P_256);
    private static final TestKey OTHER = AUTHORITY.issue("CN=Other", TestKeyKind.P_256);

    private final TokenKey key = TokenKey.of(LEADER.chain(), at(NOW));

    private static Clock at(Instant time) {
        return Clock.fixed(time, ZoneOffset.UTC);
    }

    static DeferredRequest request(SignatureAlgorithm algorithm, int items) {
        return new DeferredRequest(
                "HS-1",
                algorithm,
                IntStream.range(0, items)
                        .mapToObj(i -> new Item("Decision " + i, ("data " + i).getBytes(StandardCharsets.UTF_8)))
                        .toList(),
                EXPIRY);
    }

    private static DeferredRequest request(int items) {
        return request(SignatureAlgorithm.SHA256_WITH_ECDSA, items);
    }

    private static List<byte[]> signatures(TestKey by, DeferredRequest request) {
        try (JcaKey key = JcaKey.of(by.privateKey(), by.chain())) {
            return request.items().stream()
                    .map(item -> key.sign(item.dataToBeSigned(), request.algorithm()))
                    .toList();
        }
    }

    @Test
    void waitsUntilTheValuesComeBack() {
        DeferredRequest request = request(3);
        Begun begun = key.begin(request);
        assertThat(begun.confirmation()).isEqualTo(Confirmation.TOKEN);
        assertThat(begun.expiresAt()).isEqualTo(EXPIRY);
        assertThat(key.ask(request, begun.handle())).isEqualTo(new Pending(Duration.ofSeconds(5)));

        List<byte[]> values = signatures(LEADER, request);
        Answer answer = TokenKey.of(LEADER.chain(), at(NOW)).answer(request, begun.handle(), new Values(values));

        assertThat(answer)
                .asInstanceOf(type(Signed.class))
                .satisfies(signed ->
                        assertThat(signed.values()).usingRecursiveComparison().isEqualTo(values));
    }

    @ParameterizedTest
    @EnumSource(TestKeyKind.class)
    void takesKeysOfEachKind(TestKeyKind kind) {
        TestKey token = AUTHORITY.issue("CN=Token", kind);
        SignatureAlgorithm algorithm = KeyRules.usualAlgorithm(token.certificate());
        DeferredRequest request = request(algorithm, 1);
        TokenKey any = TokenKey.of(token.chain(), at(NOW));
        assertThat(any.answer(request, any.begin(request).handle(), new Values(signatures(token, request))))
                .isInstanceOf(Signed.class);
    }

    @Test
    void putsTheTwoHalvesOfACardsSignatureInASequence() throws Exception {
        DeferredRequest request = request(1);
        java.security.Signature card = java.security.Signature.getInstance("SHA256withECDSAinP1363Format");
        card.initSign(LEADER.privateKey());
        card.update(request.items().get(0).dataToBeSigned());
        byte[] halves = card.sign();
        assertThat(halves).hasSize(64);

        Answer answer = key.answer(request, key.begin(request).handle(), new Values(List.of(halves)));

        byte[] value = ((Signed) answer).values().get(0);
        java.security.Signature judge = java.security.Signature.getInstance("SHA256withECDSA");
        judge.initVerify(LEADER.certificate());
        judge.update(request.items().get(0).dataToBeSigned());
        assertThat(judge.verify(value)).isTrue();
    }

    @Test
    void refusesWhatIsNoSignatureOfThisKeyAndTakesARightOneAfterwards() {
        DeferredRequest request = request(3);
        String handle = key.begin(request).handle();
        List<byte[]> right = signatures(LEADER, request);
        List<byte[]> turned = new ArrayList<>(right);
        Collections.swap(turned, 0, 2);
        List<byte[]> broken = new ArrayList<>(right);
        broken.set(1, new byte[] {1, 2, 3});
        List<byte[]> huge = new ArrayList<>(right);
        huge.set(2, new byte[1_000_000]);

        refuses(request, handle, List.of(), "0 signatures came for 3 items");
        refuses(request, handle, right.subList(0, 2), "2 signatures came for 3 items");
        refuses(request, handle, Collections.nCopies(4, right.get(0)), "4 signatures came for 3 items");
        refuses(request, handle, signatures(OTHER, request), "value 1 of 3 is no signature of CN=Leader");
        refuses(request, handle, turned, "value 1 of 3");
        refuses(request, handle, broken, "value 2 of 3 is no signature of CN=Leader over \"Decision 1\"");
        refuses(request, handle, huge, "value 3 of 3");
        assertThat(key.answer(request, handle, new Values(right))).isInstanceOf(Signed.class);
    }

    private void refuses(DeferredRequest request, String handle, List<byte[]> values, String why) {
        assertThatThrownBy(() -> key.answer(request, handle, new Values(values)))
                .asInstanceOf(type(KeyRefusedException.class))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.MISMATCH))
                .satisfies(e -> assertThat(e).hasMessageContaining("HS-1").hasMessageContaining(why));
    }

    @Test
    void takesNoAnswerAfterItsTime() {
        DeferredRequest request = request(1);
        String handle = key.begin(request).handle();
        TokenKey before = TokenKey.of(LEADER.chain(), at(EXPIRY.minusSeconds(1)));
        TokenKey late = TokenKey.of(LEADER.chain(), at(EXPIRY));

        assertThat(before.ask(request, handle)).isEqualTo(new Pending(Duration.ofSeconds(1)));
        assertThat(late.ask(request, handle)).isEqualTo(new Expired());
        assertThat(late.answer(request, handle, new Values(signatures(LEADER, request))))
                .isEqualTo(new Expired());
    }

    @Test
    void takesNoAnswerToAnotherRequest() {
        String handle = key.begin(request(1)).handle();
        DeferredRequest other = request(2);
        assertThatThrownBy(() -> key.answer(other, handle, new Values(signatures(LEADER, other))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another request than HS-1");
        assertThatThrownBy(() -> key.ask(other, handle)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> key.cancel(other, handle)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesWhatItCannotSign() {
        TokenKey single = TokenKey.of(LEADER.chain(), 1, at(NOW));
        assertThatThrownBy(() -> single.begin(request(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 items")
                .hasMessageContaining("split it");
        assertThatThrownBy(() -> key.begin(request(SignatureAlgorithm.SHA256_WITH_RSA, 1)))
                .asInstanceOf(type(KeyRefusedException.class))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.ALGORITHM));
        DeferredRequest request = request(1);
        assertThatThrownBy(() ->
                        key.answer(request, key.begin(request).handle(), new OneTimePassword("123456".toCharArray())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("values of a token")
                .hasMessageNotContaining("123456");
        assertThatThrownBy(() -> TokenKey.of(List.of(), at(NOW))).isInstanceOf(KeyUnavailableException.class);
    }

    @Test
    void isOfNoUseOnceClosed() {
        DeferredRequest request = request(1);
        String handle = key.begin(request).handle();
        key.close();
        assertThatThrownBy(() -> key.begin(request)).isInstanceOf(KeyUnavailableException.class);
        assertThatThrownBy(() -> key.ask(request, handle)).isInstanceOf(KeyUnavailableException.class);
        assertThatThrownBy(() -> key.answer(request, handle, new Values(List.of())))
                .isInstanceOf(KeyUnavailableException.class);
        assertThatThrownBy(() -> key.cancel(request, handle)).isInstanceOf(KeyUnavailableException.class);
    }

    @Test
    void keepsItsValuesFromWhoeverGivesOrTakesThem() {
        DeferredRequest request = request(1);
        byte[] value = signatures(LEADER, request).get(0);
        Values values = new Values(List.of(value));
        Arrays.fill(value, (byte) 0);
        Signed signed = (Signed) key.answer(request, key.begin(request).handle(), values);
        Arrays.fill(signed.values().get(0), (byte) 0);
        assertThat(signed.values().get(0)).isEqualTo(values.values().get(0)).isNotEqualTo(value);
    }
}
