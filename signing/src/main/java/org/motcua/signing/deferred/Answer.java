package org.motcua.signing.deferred;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.motcua.signing.KeyRefusedException;
import org.motcua.signing.KeyRefusedException.Reason;
import org.motcua.signing.SigningException;
import org.motcua.signing.key.EcdsaValue;
import org.motcua.signing.key.Verifier;

/** What has become of a request. All of them are immutable and thread-safe. */
public sealed interface Answer {

    /**
     * The person has not answered.
     *
     * @param askAgainAfter how long to wait before the next question; longer than nothing
     */
    record Pending(Duration askAgainAfter) implements Answer {
        public Pending {
            if (askAgainAfter.isZero() || askAgainAfter.isNegative()) {
                throw new IllegalArgumentException(
                        "The next question comes after " + askAgainAfter + "; let some time pass");
            }
        }
    }

    /** The person released the key. There is one of these only where each value was verified. */
    final class Signed implements Answer {

        /** ML-DSA-87 has the longest values, of 4,627 octets. */
        private static final int MAX_VALUE = 8_192;

        private final List<byte[]> values;

        private Signed(List<byte[]> values) {
            this.values = values;
        }

        /**
         * Verifies what a key answered. ECDSA values of r and s side by side become the DER sequence of them.
         *
         * @param certificate of the key
         * @param values one for each item of the request, in their order
         * @throws KeyRefusedException of reason {@link Reason#MISMATCH} when they are not
         */
        public static Signed verified(X509Certificate certificate, DeferredRequest request, List<byte[]> values) {
            List<DeferredRequest.Item> items = request.items();
            if (values.size() != items.size()) {
                throw refused(request, values.size() + " signatures came for " + items.size() + " items");
            }
            Verifier verifier = new Verifier(certificate.getPublicKey());
            List<byte[]> verified = new ArrayList<>();
            for (int i = 0; i < items.size(); i++) {
                try {
                    byte[] value = encoded(values.get(i), request);
                    if (verifier.verify(items.get(i).dataToBeSigned(), value, request.algorithm())) {
                        verified.add(value);
                        continue;
                    }
                } catch (SigningException e) {
                    // A value of another shape; the provider's words about it help nobody.
                }
                throw refused(
                        request,
                        "value " + (i + 1) + " of " + items.size() + " is no signature of "
                                + certificate.getSubjectX500Principal().getName() + " over \""
                                + items.get(i).title() + "\"");
            }
            return new Signed(verified);
        }

        private static byte[] encoded(byte[] value, DeferredRequest request) {
            if (value.length > MAX_VALUE) {
                throw new SigningException("A signature has no " + value.length + " octets");
            }
            return "EC".equals(request.algorithm().keyAlgorithm()) ? EcdsaValue.toDer(value) : value.clone();
        }

        private static KeyRefusedException refused(DeferredRequest request, String why) {
            return new KeyRefusedException(
                    Reason.MISMATCH,
                    "What answered the request " + request.reference() + " is not used: " + why
                            + "; sign these data in this order with this key");
        }

        /** The signature values as CMS carries them, in the order of the items; for ECDSA the DER sequence of r and s. */
        public List<byte[]> values() {
            return values.stream().map(byte[]::clone).toList();
        }

        @Override
        public String toString() {
            return "Signed[" + values.size() + "]";
        }
    }

    /**
     * The one-time password was wrong; another one may follow.
     *
     * @param triesLeft where the service says
     */
    record WrongSecret(OptionalInt triesLeft) implements Answer {}

    /**
     * The person or the service declined; nothing more will come.
     *
     * @param reason what the service says of it, made one line and cut at 500 characters; may be empty
     */
    record Rejected(String reason) implements Answer {

        private static final int MAX_REASON = 500;

        public Rejected {
            reason = Line.of(reason, MAX_REASON);
        }
    }

    /** Nobody answered in time; nothing more will come. */
    record Expired() implements Answer {}
}
