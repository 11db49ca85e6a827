package org.motcua.signing.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.math.ec.custom.sec.SecP521R1Curve;
import org.junit.jupiter.api.Test;
import org.motcua.signing.SigningException;

class EcdsaValueTest {

    private static final BigInteger LARGEST = new SecP521R1Curve().getOrder();

    @Property(tries = 500)
    void readsRAndSSideBySide(@ForAll @Size(64) byte[] value) throws IOException {
        byte[] plain = value.clone();
        // Neither number may be zero, and the first octet not that of a sequence.
        plain[0] &= 0x0F;
        plain[31] |= 1;
        plain[63] |= 1;

        BigInteger[] pair = StandardDSAEncoding.INSTANCE.decode(LARGEST, EcdsaValue.toDer(plain));
        assertThat(pair[0]).isEqualTo(new BigInteger(1, Arrays.copyOf(plain, 32)));
        assertThat(pair[1]).isEqualTo(new BigInteger(1, Arrays.copyOfRange(plain, 32, 64)));
    }

    @Test
    void leavesDerAlone() throws IOException {
        byte[] der = StandardDSAEncoding.INSTANCE.encode(LARGEST, BigInteger.TEN, BigInteger.TWO);
        assertThat(EcdsaValue.toDer(der)).isEqualTo(der);
    }

    @Test
    void refusesWhatIsNeither() {
        assertThatThrownBy(() -> EcdsaValue.toDer(new byte[63])).isInstanceOf(SigningException.class);
        assertThatThrownBy(() -> EcdsaValue.toDer(new byte[0])).isInstanceOf(SigningException.class);
    }
}
