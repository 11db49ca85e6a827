package org.motcua.workflow.trial;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.motcua.core.document.Document;
import org.motcua.workflow.SigningRefusedException;
import org.motcua.workflow.step.DocumentSigner;
import org.motcua.workflow.step.SigningOrder;
import org.motcua.workflow.step.standard.Validate;

/**
 * Refuses the signatures and validations that a path of a trial has refused, each once, and notes those that were made.
 * Thread-safe.
 */
final class TrialRefusals implements DocumentSigner, Validate.Judge {

    /** What stands for a validation, whose step is not told which one it is. */
    private static final String VALIDATION = "validation ";

    private final DocumentSigner signer;
    private final Validate.@Nullable Judge judge;
    private final Set<String> planned = new HashSet<>();
    private final List<String> made = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private int validations;

    TrialRefusals(DocumentSigner signer, Validate.@Nullable Judge judge) {
        this.signer = signer;
        this.judge = judge;
    }

    /** For the next path. */
    synchronized void plan(Set<String> steps) {
        planned.clear();
        planned.addAll(steps);
        made.clear();
        refused.clear();
        validations = 0;
    }

    /** What was made since it was asked last. */
    synchronized List<String> made() {
        List<String> seen = List.copyOf(made);
        made.clear();
        return seen;
    }

    /** What was refused since it was asked last. */
    synchronized List<String> refused() {
        List<String> seen = List.copyOf(refused);
        refused.clear();
        return seen;
    }

    private synchronized void pass(String step) {
        if (planned.remove(step)) {
            refused.add(step);
            throw new SigningRefusedException("Thử trường hợp không ký được");
        }
        made.add(step);
    }

    @Override
    public byte[] sign(SigningOrder order, byte[] document, Instant signingTime) {
        pass(order.key().document().name() + " " + order.key().step());
        return signer.sign(order, document, signingTime);
    }

    @Override
    public void requireResult(SigningOrder order, byte[] document, byte[] result) {
        signer.requireResult(order, document, result);
    }

    @Override
    public byte[] complete(SigningOrder order, byte[] signed) {
        return signer.complete(order, signed);
    }

    @Override
    public void require(Document document, byte[] bytes) {
        pass(VALIDATION + nextValidation());
        if (judge != null) {
            judge.require(document, bytes);
        }
    }

    private synchronized int nextValidation() {
        return ++validations;
    }
}
