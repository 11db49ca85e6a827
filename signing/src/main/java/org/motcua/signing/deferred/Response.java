package org.motcua.signing.deferred;

import java.util.List;

/** What the person answered through us. */
public sealed interface Response {

    /** A one-time password, which no key keeps and no text shows. Immutable and thread-safe. */
    final class OneTimePassword implements Response {

        private static final int MAX_LENGTH = 64;

        private final char[] value;

        /**
         * A password of 1 to 64 characters, none of them a line end or the like.
         *
         * @param value copied; the caller may wipe its own
         */
        public OneTimePassword(char[] value) {
            if (value.length == 0 || value.length > MAX_LENGTH) {
                throw new IllegalArgumentException(
                        "A one-time password has 1 to " + MAX_LENGTH + " characters, not " + value.length);
            }
            for (char character : value) {
                if (Character.isISOControl(character) || Character.isSurrogate(character)) {
                    throw new IllegalArgumentException(
                            "A one-time password has no line end, tabulator or the like; strip it");
                }
            }
            this.value = value.clone();
        }

        /** A copy, for the one call that sends it. */
        public char[] value() {
            return value.clone();
        }

        @Override
        public String toString() {
            return "OneTimePassword";
        }
    }

    /** Signature values that were made elsewhere, not verified yet. Immutable and thread-safe. */
    final class Values implements Response {

        private final List<byte[]> values;

        /** Values in the order of the request's items; for ECDSA r and s, side by side or as DER sequence. */
        public Values(List<byte[]> values) {
            this.values = values.stream().map(byte[]::clone).toList();
        }

        public List<byte[]> values() {
            return values.stream().map(byte[]::clone).toList();
        }

        @Override
        public String toString() {
            return "Values[" + values.size() + "]";
        }
    }
}
