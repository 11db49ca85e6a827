package org.motcua.signing.validation;

/** Content inside a SignedData. */
final class EncapsulatedContent {

    private final byte[] bytes;

    EncapsulatedContent(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    byte[] bytes() {
        return bytes.clone();
    }
}
