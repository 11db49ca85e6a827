package org.motcua.signing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Keys and certificates made for a test run: a root and signers under it, with fixed dates. */
final class TestPki {

    static final ZoneId HANOI = ZoneId.of("Asia/Ho_Chi_Minh");
    static final Instant NOW = Instant.parse("2026-11-20T08:30:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, HANOI);
    static final Instant NOT_BEFORE = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant NOT_AFTER = Instant.parse("2027-12-31T23:59:59Z");
    static final char[] PASSWORD = "mat-khau".toCharArray();

    private static final Map<String, KeyPair> PAIRS = new ConcurrentHashMap<>();
    private static final KeyPair ROOT_PAIR = pair("P-256-root");

    /** The certificate at the top of every chain that is made here. */
    static final X509Certificate ROOT = certificate(
            "CN=Gốc thử nghiệm,O=Motcua",
            "CN=Gốc thử nghiệm,O=Motcua",
            ROOT_PAIR,
            BigInteger.ONE,
            NOT_BEFORE,
            NOT_AFTER,
            KeyUsage.keyCertSign | KeyUsage.cRLSign,
            true);

    private TestPki() {}

    /** The kinds of key that a PKCS#12 file can have here. */
    enum Kind {
        RSA_2048,
        P_256,
        P_384,
        P_521
    }

    static Path keyFile(Path folder, Kind kind, String name) {
        return keyFile(folder, kind, name, NOT_BEFORE, NOT_AFTER, KeyUsage.digitalSignature | KeyUsage.nonRepudiation);
    }

    static Path keyFile(Path folder, Kind kind, String name, Instant notBefore, Instant notAfter, int usage) {
        KeyPair pair = pair(kind.name() + "-" + name);
        return store(folder, name, pair, signer(pair, name, notBefore, notAfter, usage));
    }

    static Pkcs12Key key(Path folder, Kind kind, String name) {
        return Pkcs12Key.open(keyFile(folder, kind, name), PASSWORD);
    }

    static Path store(Path folder, String name, KeyPair pair, X509Certificate certificate) {
        Path file = folder.resolve(name + ".p12");
        try (OutputStream output = Files.newOutputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(name, pair.getPrivate(), PASSWORD, new Certificate[] {certificate, ROOT});
            store.store(output, PASSWORD);
            return file;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static X509Certificate signer(KeyPair pair, String name, Instant notBefore, Instant notAfter, int usage) {
        return certificate(
                "CN=" + name + ",O=Motcua",
                ROOT.getSubjectX500Principal().getName(),
                pair,
                BigInteger.valueOf(name.hashCode()).abs(),
                notBefore,
                notAfter,
                usage,
                false);
    }

    static KeyPair pair(String label) {
        return PAIRS.computeIfAbsent(label, TestPki::generate);
    }

    static List<X509Certificate> trust() {
        return List.of(ROOT);
    }

    private static KeyPair generate(String label) {
        try {
            if (label.startsWith("RSA")) {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(Integer.parseInt(label.split("[_-]")[1]));
                return generator.generateKeyPair();
            }
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp" + label.split("[_-]")[1] + "r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate certificate(
            String subject,
            String issuer,
            KeyPair pair,
            BigInteger serial,
            Instant notBefore,
            Instant notAfter,
            int usage,
            boolean authority) {
        try {
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    new X500Name(issuer),
                    serial,
                    Date.from(notBefore),
                    Date.from(notAfter),
                    new X500Name(subject),
                    pair.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            ContentSigner signer = new JcaContentSignerBuilder("SHA256withECDSA").build(ROOT_PAIR.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
