package org.motcua.signing.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.motcua.signing.Integrity;
import org.motcua.signing.PdfValidator;
import org.motcua.signing.SignatureReport;
import org.motcua.signing.ValidationReport;

/** Whatever byte of a signed file is damaged or lost: the signature does not survive it. */
class DamageTest {

    /** The lowest bit, the bit between capital and small letters, all bits. */
    private static final int[] MASKS = {0x01, 0x20, 0xFF};

    private static final byte[] SIGNED = Draft.document()
            .object(7, Draft.LEADER + Draft.EMPTY_APPEARANCE + " /V 20 0 R")
            .sign(20, "", TestSigner.LEADER);

    private static final byte[] TWICE = Draft.update(SIGNED)
            .object(8, Draft.AGENCY + Draft.EMPTY_APPEARANCE + " /V 30 0 R")
            .sign(30, "", TestSigner.OFFICE);

    private final PdfValidator validator = PdfValidator.builder().build();

    private static boolean sound(SignatureReport signature) {
        return signature.integrity() == Integrity.INTACT && signature.changesAllowed();
    }

    @Test
    void noFlippedByteLeavesTheSignatureIntact() {
        assertThat(survives(SIGNED)).isTrue();
        List<String> survived = new ArrayList<>();
        for (int offset = 0; offset < SIGNED.length; offset++) {
            for (int mask : MASKS) {
                byte[] damaged = SIGNED.clone();
                damaged[offset] ^= (byte) mask;
                if (!sameHexadecimalDigit(SIGNED[offset], damaged[offset]) && survives(damaged)) {
                    survived.add(
                            "offset " + offset + " from " + (char) SIGNED[offset] + " to " + (char) damaged[offset]);
                }
            }
        }
        assertThat(survived).isEmpty();
    }

    private boolean survives(byte[] pdf) {
        return validator.validate(pdf).signatures().stream().anyMatch(DamageTest::sound);
    }

    /** In the value of the signature {@code a} and {@code A} are the same; elsewhere they differ for the digest. */
    private static boolean sameHexadecimalDigit(byte one, byte two) {
        boolean inValue = Character.digit(one, 16) >= 10 && Character.digit(two, 16) >= 10;
        return inValue && Character.toLowerCase((char) one) == Character.toLowerCase((char) two);
    }

    @Test
    void noTruncationPassesForASignatureThatLostBytes() {
        for (int length = 0; length < TWICE.length; length++) {
            ValidationReport report = validator.validate(Arrays.copyOf(TWICE, length));
            int kept = length < SIGNED.length ? 0 : 1;
            assertThat(report.signatures().stream().filter(DamageTest::sound).count())
                    .as("cut at %d of %d", length, TWICE.length)
                    .isLessThanOrEqualTo(kept);
        }
    }
}
