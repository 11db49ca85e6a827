package org.motcua.signing.pkcs11;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.motcua.signing.SigningException;
import org.motcua.signing.pkcs11.StoredKey.KeyKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys and certificates of a token after logging in.
 *
 * @param keys private keys of the kinds that can sign here
 */
record TokenContents(List<StoredKey> keys, List<StoredCertificate> certificates) {

    private static final Logger LOG = LoggerFactory.getLogger(TokenContents.class);

    private static final long KEY_TYPE_RSA = 0;
    private static final long KEY_TYPE_EC = 3;

    TokenContents {
        keys = List.copyOf(keys);
        certificates = List.copyOf(certificates);
    }

    static TokenContents read(Cryptoki cryptoki, long session) {
        List<StoredKey> keys = new ArrayList<>();
        for (long handle : cryptoki.find(session, ObjectClass.PRIVATE_KEY)) {
            key(cryptoki, session, handle).ifPresent(keys::add);
        }
        List<StoredCertificate> certificates = new ArrayList<>();
        for (long handle : cryptoki.find(session, ObjectClass.CERTIFICATE)) {
            certificate(cryptoki, session, handle).ifPresent(certificates::add);
        }
        return new TokenContents(keys, certificates);
    }

    private static Optional<StoredKey> key(Cryptoki cryptoki, long session, long handle) {
        long type = cryptoki.number(session, handle, AttributeType.KEY_TYPE).orElse(-1L);
        boolean signs = cryptoki.number(session, handle, AttributeType.SIGN).orElse(1L) != 0;
        if (!signs || (type != KEY_TYPE_RSA && type != KEY_TYPE_EC)) {
            return Optional.empty();
        }
        KeyKind kind = type == KEY_TYPE_RSA ? KeyKind.RSA : KeyKind.EC;
        return Optional.of(new StoredKey(
                handle,
                kind,
                label(cryptoki, session, handle),
                id(cryptoki, session, handle),
                kind == KeyKind.RSA ? modulus(cryptoki, session, handle) : Optional.empty(),
                cryptoki.number(session, handle, AttributeType.ALWAYS_AUTHENTICATE)
                                .orElse(0L)
                        != 0));
    }

    private static Optional<StoredCertificate> certificate(Cryptoki cryptoki, long session, long handle) {
        String label = label(cryptoki, session, handle);
        Optional<byte[]> value = cryptoki.attribute(session, handle, AttributeType.VALUE);
        if (value.isEmpty() || value.get().length == 0) {
            return Optional.empty();
        }
        try {
            X509Certificate certificate =
                    (X509Certificate) factory().generateCertificate(new ByteArrayInputStream(value.get()));
            return Optional.of(new StoredCertificate(certificate, label, id(cryptoki, session, handle)));
        } catch (CertificateException e) {
            LOG.warn("The certificate \"{}\" on the token cannot be read and is left out: {}", label, e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<BigInteger> modulus(Cryptoki cryptoki, long session, long handle) {
        return cryptoki.attribute(session, handle, AttributeType.MODULUS)
                .filter(bytes -> bytes.length > 0)
                .map(bytes -> new BigInteger(1, bytes));
    }

    private static String label(Cryptoki cryptoki, long session, long handle) {
        return cryptoki.attribute(session, handle, AttributeType.LABEL)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8)
                        .replace("\0", "")
                        .strip())
                .orElse("");
    }

    private static String id(Cryptoki cryptoki, long session, long handle) {
        return cryptoki.attribute(session, handle, AttributeType.ID)
                .map(HexFormat.of()::formatHex)
                .orElse("");
    }

    private static CertificateFactory factory() {
        try {
            return CertificateFactory.getInstance("X.509");
        } catch (CertificateException e) {
            throw new SigningException("This Java runtime cannot read X.509 certificates", e);
        }
    }
}
