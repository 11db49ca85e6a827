package org.motcua.signing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.algorithm.Providers;

/**
 * A key from a PKCS#12 file (".p12", ".pfx"): RSA from 2048 bits, ECDSA on P-256, P-384 or P-521, Ed25519, Ed448, or
 * ML-DSA. It is held in memory until it is closed.
 *
 * <p>Thread-safe.
 */
public final class Pkcs12Key implements SigningKey {

    private final JcaKey key;

    private Pkcs12Key(JcaKey key) {
        this.key = key;
    }

    /**
     * Opens the only key of a file.
     *
     * @param password of the file and of the key in it; not kept
     * @throws KeyUnavailableException when the file cannot be read, the password is wrong, or there is not exactly one key
     * @throws KeyRefusedException when the certificate does not belong to the key
     */
    public static Pkcs12Key open(Path file, char[] password) {
        return open(file, password, Optional.empty());
    }

    /** As {@link #open(Path, char[])}, for the key under {@code alias} of a file that may have several. */
    public static Pkcs12Key open(Path file, char[] password, String alias) {
        return open(file, password, Optional.of(alias));
    }

    private static Pkcs12Key open(Path file, char[] password, Optional<String> wanted) {
        KeyStore store = load(file, password);
        try {
            String alias = alias(file, store, wanted);
            Key key = key(file, store, alias, password);
            if (!(key instanceof PrivateKey privateKey)) {
                throw new KeyUnavailableException("\"" + alias + "\" in " + file + " is not a private key");
            }
            List<X509Certificate> chain = chain(file, alias, store.getCertificateChain(alias));
            return new Pkcs12Key(JcaKey.of(privateKey, chain));
        } catch (KeyRefusedException e) {
            throw new KeyRefusedException(e.reason(), "In the key file " + file + ": " + e.getMessage());
        } catch (UnrecoverableKeyException e) {
            throw new KeyUnavailableException("The password of the key in " + file + " is wrong", e);
        } catch (GeneralSecurityException e) {
            throw new KeyUnavailableException("The key in " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** The JDK's store cannot make keys of a kind that Java 17 does not know, such as ML-DSA; Bouncy Castle's can. */
    private static Key key(Path file, KeyStore store, String alias, char[] password) throws GeneralSecurityException {
        try {
            return store.getKey(alias, password);
        } catch (UnrecoverableKeyException e) {
            if (e.getCause() instanceof NoSuchAlgorithmException) {
                return load(file, password, KeyStore.getInstance("PKCS12", Providers.BOUNCY_CASTLE))
                        .getKey(alias, password);
            }
            throw e;
        }
    }

    private static KeyStore load(Path file, char[] password) {
        try {
            return load(file, password, KeyStore.getInstance("PKCS12"));
        } catch (KeyStoreException e) {
            throw new KeyUnavailableException("This Java runtime cannot read PKCS#12: " + e.getMessage(), e);
        }
    }

    private static KeyStore load(Path file, char[] password, KeyStore store) {
        try (InputStream input = Files.newInputStream(file)) {
            store.load(input, password);
            return store;
        } catch (NoSuchFileException e) {
            throw new KeyUnavailableException("The key file " + file + " does not exist; check the path", e);
        } catch (IOException e) {
            if (e.getCause() instanceof UnrecoverableKeyException) {
                throw new KeyUnavailableException("The password of the key file " + file + " is wrong", e);
            }
            throw new KeyUnavailableException(
                    "The key file " + file + " cannot be read as PKCS#12: " + e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw new KeyUnavailableException("The key file " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static String alias(Path file, KeyStore store, Optional<String> wanted) throws GeneralSecurityException {
        List<String> keys = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                keys.add(alias);
            }
        }
        if (wanted.isPresent()) {
            return keys.stream()
                    .filter(alias -> alias.equalsIgnoreCase(wanted.get()))
                    .findFirst()
                    .orElseThrow(() -> new KeyUnavailableException(
                            "The key file " + file + " has no key \"" + wanted.get() + "\"; it has " + keys));
        }
        if (keys.size() != 1) {
            throw new KeyUnavailableException(
                    "The key file " + file + " has " + keys.size() + " keys " + keys + "; name the one to use");
        }
        return keys.get(0);
    }

    private static List<X509Certificate> chain(Path file, String alias, Certificate @Nullable [] certificates) {
        List<X509Certificate> chain = new ArrayList<>();
        for (Certificate certificate : certificates == null ? new Certificate[0] : certificates) {
            if (certificate instanceof X509Certificate x509) {
                chain.add(x509);
            }
        }
        if (chain.isEmpty()) {
            throw new KeyUnavailableException("\"" + alias + "\" in " + file + " has no certificate");
        }
        return List.copyOf(chain);
    }

    @Override
    public List<X509Certificate> chain() {
        return key.chain();
    }

    @Override
    public byte[] sign(byte[] data, SignatureAlgorithm algorithm) {
        return key.sign(data, algorithm);
    }

    @Override
    public void close() {
        key.close();
    }
}
