package org.motcua.workflow.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.motcua.core.casefile.CaseId;
import org.motcua.workflow.SigningRefusedException;
import org.motcua.workflow.ledger.SigningRole;
import org.motcua.workflow.step.DocumentSigner;
import org.motcua.workflow.step.SigningOrder;

/** Signs by writing who signed below the text, every time differently, as ECDSA does; counts how often. */
public final class FakeSigner implements DocumentSigner {

    /** What happens before the signature is made; throws or waits. */
    @FunctionalInterface
    public interface Before {
        void signing(SigningOrder order, int attempt);
    }

    private final Map<String, Integer> attempts = new ConcurrentHashMap<>();
    private final List<String> signed = new CopyOnWriteArrayList<>();
    private final Map<String, byte[]> memory = new ConcurrentHashMap<>();
    private volatile boolean remembering;
    private volatile Before before = (order, attempt) -> {};

    public void before(Before action) {
        this.before = action;
    }

    /** From now on a step that was signed gets the same answer again, as from a service that knows its requests. */
    public void remember() {
        remembering = true;
    }

    @Override
    public byte[] sign(SigningOrder order, byte[] document, Instant signingTime) {
        return remembering
                ? memory.computeIfAbsent(order.key().reference(), reference -> make(order, document, signingTime))
                : make(order, document, signingTime);
    }

    private byte[] make(SigningOrder order, byte[] document, Instant signingTime) {
        int attempt = attempts.merge(order.key().reference(), 1, Integer::sum);
        before.signing(order, attempt);
        signed.add(order.key().reference());
        String register = order.register()
                .map(entry -> " number " + entry.number() + " date " + entry.date())
                .orElse("");
        String line = "\n" + order.key().role() + " " + order.officer().value() + " at " + signingTime + register
                + " attempt " + attempt;
        return (new String(document, UTF_8) + line).getBytes(UTF_8);
    }

    /** How often the key has answered for the document, in its first version. */
    public long signatures(CaseId caseId, String document, SigningRole role) {
        return signed.stream()
                .filter(reference ->
                        reference.startsWith(caseId + "/" + document + "/1/") && reference.endsWith("/" + role))
                .count();
    }

    @Override
    public void requireResult(SigningOrder order, byte[] document, byte[] result) {
        String text = new String(result, UTF_8);
        boolean genuine = text.startsWith(new String(document, UTF_8))
                && text.substring(new String(document, UTF_8).length())
                        .startsWith("\n" + order.key().role() + " "
                                + order.officer().value() + " at ");
        if (!genuine) {
            throw new SigningRefusedException("What the ledger has as signed is not the document with this signature.");
        }
    }
}
