package org.motcua.signing.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import org.motcua.signing.SigningException;

/**
 * A private key with the certificate that a {@link TestAuthority} issued for it. Immutable and thread-safe.
 *
 * @param privateKey the key
 * @param chain the key's own certificate first, then its issuers up to the root
 */
public record TestKey(PrivateKey privateKey, List<X509Certificate> chain) {

    /** The alias under which {@link #writePkcs12} stores the key. */
    public static final String ALIAS = "signer";

    public TestKey {
        chain = List.copyOf(chain);
    }

    /** The key's own certificate. */
    public X509Certificate certificate() {
        return chain.get(0);
    }

    /** Reads what {@link #writePkcs12} wrote. */
    public static TestKey readPkcs12(Path file, char[] password) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            KeyStore.Entry entry = store.getEntry(ALIAS, new KeyStore.PasswordProtection(password));
            if (!(entry instanceof KeyStore.PrivateKeyEntry key)) {
                throw new SigningException(file + " has no test key; write one with writePkcs12");
            }
            List<X509Certificate> chain = Stream.of(key.getCertificateChain())
                    .map(X509Certificate.class::cast)
                    .toList();
            return new TestKey(key.getPrivateKey(), chain);
        } catch (IOException | GeneralSecurityException e) {
            throw new SigningException("The test key cannot be read from " + file + ": " + e.getMessage(), e);
        }
    }

    /** Writes key and chain as a PKCS#12 file protected by {@code password}, over any file that is there. */
    public void writePkcs12(Path file, char[] password) {
        try (OutputStream out = Files.newOutputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(ALIAS, privateKey, password, chain.toArray(new Certificate[0]));
            store.store(out, password);
        } catch (IOException | GeneralSecurityException e) {
            throw new SigningException("The test key cannot be written to " + file + ": " + e.getMessage(), e);
        }
    }
}
