package org.motcua.signing.pkcs11;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.motcua.signing.TokenException;
import org.motcua.signing.TokenException.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the one token that is meant.
 *
 * @param label the token's label; compared exactly
 * @param slot the number of its slot
 */
record TokenSearch(Optional<String> label, OptionalLong slot) {

    private static final Logger LOG = LoggerFactory.getLogger(TokenSearch.class);

    TokenFacts require(Cryptoki cryptoki) {
        List<TokenFacts> present = present(cryptoki);
        List<TokenFacts> meant = present.stream().filter(this::means).toList();
        if (meant.size() == 1) {
            return meant.get(0);
        }
        List<String> labels = present.stream().map(TokenFacts::label).toList();
        String there = present.isEmpty()
                ? "there is no token at all; put it in and look whether its service runs"
                : "there are "
                        + String.join(
                                ", ",
                                present.stream().map(TokenFacts::description).toList());
        if (meant.isEmpty()) {
            throw new TokenException(Reason.TOKEN_ABSENT, "No token " + wanted() + ": " + there, labels);
        }
        throw new TokenException(
                Reason.TOKEN_AMBIGUOUS,
                meant.size() + " tokens " + wanted() + ": " + there + "; name a label that only one has, or the slot",
                labels);
    }

    private boolean means(TokenFacts token) {
        return label.map(token.label()::equals).orElse(true) && (slot.isEmpty() || slot.getAsLong() == token.slot());
    }

    private String wanted() {
        String named = label.map(text -> "labelled \"" + text + "\"").orElse("to choose");
        return slot.isEmpty() ? named : named + " in slot " + slot.getAsLong();
    }

    /** Empty tokens, such as the spare one that software tokens offer, hold no keys. */
    private static List<TokenFacts> present(Cryptoki cryptoki) {
        try {
            return cryptoki.slotsWithToken().stream()
                    .flatMap(slot -> token(cryptoki, slot).stream())
                    .filter(TokenFacts::initialised)
                    .toList();
        } catch (CryptokiException e) {
            throw new TokenException(Reason.DEVICE, "The tokens cannot be listed: " + e.getMessage(), List.of(), e);
        }
    }

    /** One that was just pulled out, or is broken, must not hide the others. */
    private static Optional<TokenFacts> token(Cryptoki cryptoki, long slot) {
        try {
            return Optional.of(cryptoki.token(slot));
        } catch (CryptokiException e) {
            LOG.warn("The token in slot {} does not answer and is passed over: {}", slot, e.getMessage());
            return Optional.empty();
        }
    }
}
