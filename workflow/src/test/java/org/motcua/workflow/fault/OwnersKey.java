package org.motcua.workflow.fault;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.motcua.signing.SignatureAlgorithm;
import org.motcua.signing.SigningKey;
import org.motcua.signing.deferred.Answer;
import org.motcua.signing.deferred.Begun;
import org.motcua.signing.deferred.Confirmation;
import org.motcua.signing.deferred.DeferredKey;
import org.motcua.signing.deferred.DeferredRequest;
import org.motcua.signing.deferred.Response;

/** A leader's key at a service of the tests, which answers when the leader has. What it was asked is kept. */
final class OwnersKey implements DeferredKey {

    static final String PASSWORD = "281128";

    /** What the leader does on the phone. */
    enum Phone {
        WAITS,
        CONFIRMS,
        DECLINES
    }

    final List<String> begun = new CopyOnWriteArrayList<>();
    final List<String> cancelled = new CopyOnWriteArrayList<>();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final SigningKey key;
    private final Confirmation confirmation;
    volatile Phone phone = Phone.WAITS;
    final AtomicInteger released = new AtomicInteger();
    volatile Runnable beforeBegin = () -> {};
    volatile Runnable beforeAnswer = () -> {};

    OwnersKey(SigningKey key, Confirmation confirmation) {
        this.key = key;
        this.confirmation = confirmation;
    }

    @Override
    public List<X509Certificate> chain() {
        return key.chain();
    }

    @Override
    public int largestBatch() {
        return 50;
    }

    @Override
    public Begun begin(DeferredRequest request) {
        beforeBegin.run();
        begun.add(request.reference());
        return new Begun("h-" + request.reference(), confirmation, request.expiresAt(), Optional.of("******4321"));
    }

    @Override
    public Answer ask(DeferredRequest request, String handle) {
        Answer known = answers.get(handle);
        if (known != null) {
            return known;
        }
        return switch (phone) {
            case WAITS -> new Answer.Pending(Duration.ofSeconds(3));
            case CONFIRMS -> answers.computeIfAbsent(handle, any -> signed(request));
            case DECLINES -> new Answer.Rejected("Không đồng ý ký");
        };
    }

    @Override
    public Answer answer(DeferredRequest request, String handle, Response response) {
        if (response instanceof Response.Values values) {
            return Answer.Signed.verified(chain().get(0), request, values.values());
        }
        released.incrementAndGet();
        boolean right = PASSWORD.equals(new String(((Response.OneTimePassword) response).value()));
        Answer answer = right ? signed(request) : new Answer.WrongSecret(OptionalInt.of(2));
        beforeAnswer.run();
        return answer;
    }

    /** Whether its owner has confirmed it, or does when it is looked at. */
    boolean isAnswered(String handle) {
        return confirmation == Confirmation.DEVICE && (phone == Phone.CONFIRMS || answers.containsKey(handle));
    }

    private Answer signed(DeferredRequest request) {
        return Answer.Signed.verified(chain().get(0), request, values(request.items(), request.algorithm()));
    }

    /** What a token in a browser would give for the items. */
    List<byte[]> values(List<DeferredRequest.Item> items, SignatureAlgorithm algorithm) {
        List<byte[]> values = new ArrayList<>();
        items.forEach(item -> values.add(key.sign(item.dataToBeSigned(), algorithm)));
        return values;
    }

    @Override
    public void cancel(DeferredRequest request, String handle) {
        cancelled.add(request.reference());
    }

    @Override
    public void close() {}
}
