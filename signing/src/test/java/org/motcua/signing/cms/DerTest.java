package org.motcua.signing.cms;

import static org.assertj.core.api.Assertions.assertThat;

import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("X.690 10.1: lengths in the fewest octets")
class DerTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 0x7d, 0x7f, 0x80, 0xff, 0x100, 0xffff, 0x10000})
    void wrapsAsBouncyCastleEncodes(int length) throws Exception {
        DEROctetString value = new DEROctetString(new byte[length]);

        byte[] octets = Der.wrap(Der.OCTET_STRING, new byte[length]);

        assertThat(octets).isEqualTo(value.getEncoded());
        assertThat(Der.wrap(Der.SEQUENCE, octets, octets))
                .isEqualTo(new DERSequence(new DEROctetString[] {value, value}).getEncoded());
    }
}
