package org.motcua.signing.pkcs11;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.bouncycastle.crypto.AsymmetricBlockCipher;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.signers.PSSSigner;
import org.motcua.signing.SigningException;

/** What an RSA signature is made over (RFC 8017), for tokens that only do a part of it. */
final class RsaPadding {

    private RsaPadding() {}

    /** The DigestInfo of RFC 8017 9.2 step 2, with NULL parameters. */
    static byte[] digestInfo(HashAlgorithm hash, byte[] value) {
        try {
            return new DigestInfo(new AlgorithmIdentifier(hash.oid(), DERNull.INSTANCE), value)
                    .getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new SigningException("A hash cannot be encoded", e);
        }
    }

    /** EMSA-PKCS1-v1_5 (RFC 8017 9.2): 00 01 FF … FF 00 and the DigestInfo, as long as the modulus. */
    static byte[] pkcs1(HashAlgorithm hash, byte[] value, BigInteger modulus) {
        byte[] info = digestInfo(hash, value);
        byte[] padded = new byte[(modulus.bitLength() + 7) / 8];
        int start = padded.length - info.length;
        Arrays.fill(padded, 2, start - 1, (byte) 0xFF);
        padded[1] = 1;
        System.arraycopy(info, 0, padded, start, info.length);
        return padded;
    }

    /** EMSA-PSS (RFC 8017 9.1) with MGF1 on the same hash and a salt as long as the hash, as long as the modulus. */
    static byte[] pss(HashAlgorithm hash, byte[] value, BigInteger modulus) {
        Untouched nothing = new Untouched();
        PSSSigner padding = PSSSigner.createRawSigner(nothing, hash.digest(), hash.digest(), hash.bytes(), TRAILER);
        padding.init(true, new RSAKeyParameters(true, modulus, BigInteger.ONE));
        padding.update(value, 0, value.length);
        try {
            byte[] encoded = padding.generateSignature();
            byte[] padded = new byte[(modulus.bitLength() + 7) / 8];
            System.arraycopy(encoded, 0, padded, padded.length - encoded.length, encoded.length);
            return padded;
        } catch (CryptoException e) {
            throw new SigningException("RSASSA-PSS padding failed: " + e.getMessage(), e);
        }
    }

    private static final byte TRAILER = (byte) 0xBC;

    /** In the place of RSA: hands the padded block out, for the token to work on. */
    private static final class Untouched implements AsymmetricBlockCipher {

        private int blockBytes;

        @Override
        public void init(boolean forEncryption, CipherParameters parameters) {
            blockBytes = (((RSAKeyParameters) parameters).getModulus().bitLength() + 7) / 8;
        }

        @Override
        public int getInputBlockSize() {
            return blockBytes;
        }

        @Override
        public int getOutputBlockSize() {
            return blockBytes;
        }

        @Override
        public byte[] processBlock(byte[] input, int offset, int length) {
            return Arrays.copyOfRange(input, offset, offset + length);
        }
    }
}
