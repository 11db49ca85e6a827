package org.motcua.signing.pkcs11;

import com.sun.jna.Function;
import com.sun.jna.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Tokens of SoftHSM in a folder of their own, made once for a test run and deleted after it. Their keys are made on them, as
 * on real ones. SoftHSM reads the folder's place from the environment when it is initialised and sees no token that comes
 * later, so all of them are made before.
 *
 * <p>Tests get it as a parameter with {@code @ExtendWith(SoftHsm.Extension.class)}; they are skipped where SoftHSM or OpenSC
 * is not installed.
 */
public final class SoftHsm implements AutoCloseable {

    public static final String PIN = "2468";
    /** Has a key of every kind, named "rsa-2048" … "p-521", with certificate and root, and "pss" and "each-time". */
    public static final String LEADER = "Chữ ký lãnh đạo";
    /** Has keys whose certificates have other labels and ids, and no root. */
    public static final String ODD = "Token lạ";
    /** Has the key "rsa-2048"; for wrong PINs. */
    public static final String PIN_TRIALS = "Token thử mã PIN";
    /** Has no key. */
    public static final String EMPTY = "Token trống";
    /** Has the key "rsa-2048", until it is destroyed. */
    public static final String TO_DESTROY = "Token bị rút";
    /** Two tokens have this label. */
    public static final String TWIN = "Token đôi";

    private static final List<Path> LIBRARIES = List.of(
            Path.of("/usr/lib/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib64/softhsm/libsofthsm2.so"),
            Path.of("/usr/local/lib/softhsm/libsofthsm2.so"));

    private final Path folder;
    private final Path library;

    private SoftHsm(Path folder, Path library) {
        this.folder = folder;
        this.library = library;
    }

    public Path library() {
        return library;
    }

    /** The flags of a token as another process sees them, in OpenSC's words. */
    public String flags(String token) {
        String slots = run("pkcs11-tool", "--module", library.toString(), "--list-token-slots");
        String own = slots.substring(slots.indexOf(token));
        return own.lines()
                .filter(line -> line.contains("token flags"))
                .findFirst()
                .orElseThrow();
    }

    /** The public half of an RSA key. */
    public RSAPublicKey rsaPublicKey(String token, String id) {
        Path file = folder.resolve("public.der");
        tool(token, "--read-object", "--type", "pubkey", "--id", id, "--output-file", file.toString());
        try {
            byte[] encoded = Files.readAllBytes(file);
            return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The public half of an elliptic key; OpenSC cannot write those on P-384 to a file, but shows their attributes. */
    public PublicKey ecPublicKey(String token, String id) {
        String listed = Arrays.stream(
                        tool(token, "--list-objects", "--type", "pubkey").split("Public Key Object"))
                .filter(object -> object.matches("(?s).* ID: +" + id + "\\s.*"))
                .findFirst()
                .orElseThrow();
        try {
            AlgorithmIdentifier algorithm = new AlgorithmIdentifier(
                    X9ObjectIdentifiers.id_ecPublicKey, ASN1Primitive.fromByteArray(shown(listed, "EC_PARAMS")));
            byte[] point =
                    ASN1OctetString.getInstance(shown(listed, "EC_POINT")).getOctets();
            byte[] encoded = new SubjectPublicKeyInfo(algorithm, point).getEncoded();
            return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] shown(String listed, String attribute) {
        String line = listed.lines()
                .filter(text -> text.strip().startsWith(attribute + ":"))
                .findFirst()
                .orElseThrow();
        return HexFormat.of().parseHex(line.substring(line.indexOf(':') + 1).strip());
    }

    /** As near as software comes to pulling a token out. */
    public void destroy(String token) {
        run("softhsm2-util", "--delete-token", "--token", token);
    }

    private static SoftHsm start() {
        Path library = LIBRARIES.stream()
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseGet(() -> Assumptions.abort("SoftHSM is not installed (packages softhsm2 and opensc)"));
        Assumptions.assumeFalse(Platform.isWindows(), "The environment of this process cannot be set on Windows");
        try {
            SoftHsm hsm = new SoftHsm(Files.createTempDirectory("motcua-softhsm-"), library);
            hsm.configure();
            hsm.fill();
            setEnvironment("SOFTHSM2_CONF", hsm.configuration().toString());
            return hsm;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path configuration() {
        return folder.resolve("softhsm2.conf");
    }

    private void configure() throws IOException {
        Path tokens = Files.createDirectory(folder.resolve("tokens"));
        Files.writeString(
                configuration(),
                "directories.tokendir = " + tokens + "\nobjectstore.backend = file\nlog.level = ERROR\n");
    }

    private void fill() {
        List.of(LEADER, ODD, PIN_TRIALS, TO_DESTROY, EMPTY, TWIN, TWIN).forEach(this::initialise);
        X509Certificate root = TokenTestKeys.AUTHORITY.certificate();
        List<String> rsa = List.of("rsa-2048", "rsa-3072", "rsa-4096");
        for (String name : rsa) {
            String id = "0" + rsa.indexOf(name);
            generate(LEADER, name.replace('-', ':'), name, id);
            store(LEADER, certificate(rsaPublicKey(LEADER, id)), name, id);
        }
        Map<String, String> curves = Map.of("p-256", "prime256v1", "p-384", "secp384r1", "p-521", "secp521r1");
        curves.forEach((name, curve) -> {
            String id = "1" + name.charAt(2);
            generate(LEADER, "EC:" + curve, name, id);
            store(LEADER, certificate(ecPublicKey(LEADER, id)), name, id);
        });
        store(LEADER, root, "root", "20");
        generate(LEADER, "rsa:2048", "pss", "30");
        store(LEADER, certificate(forPssAlone(rsaPublicKey(LEADER, "30"))), "pss", "30");
        generate(LEADER, "EC:prime256v1", "each-time", "31", "--always-auth");

        generate(ODD, "rsa:2048", "khoa 1", "0a");
        store(ODD, certificate(rsaPublicKey(ODD, "0a")), "chung thu 1", "f1");
        generate(ODD, "EC:prime256v1", "khoa 2", "0b");
        store(ODD, certificate(ecPublicKey(ODD, "0b")), "chung thu 2", "0a");
        generate(ODD, "EC:prime256v1", "khoa 3", "0c");

        for (String token : List.of(PIN_TRIALS, TO_DESTROY)) {
            generate(token, "rsa:2048", "rsa-2048", "01");
            store(token, certificate(rsaPublicKey(token, "01")), "rsa-2048", "01");
        }
    }

    private void initialise(String token) {
        run("softhsm2-util", "--init-token", "--free", "--label", token, "--pin", PIN, "--so-pin", "13579135");
    }

    private void generate(String token, String kind, String label, String id, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("--keypairgen", "--key-type", kind, "--label", label, "--id", id, "--usage-sign"));
        arguments.addAll(List.of(more));
        tool(token, arguments.toArray(String[]::new));
    }

    private static X509Certificate certificate(PublicKey key) {
        return TokenTestKeys.AUTHORITY
                .certify("CN=Nguyễn Văn An,O=Sở Công Thương,C=VN", key)
                .get(0);
    }

    /** Whoever reads it learns that the key is for RSASSA-PSS alone. */
    private static PublicKey forPssAlone(RSAPublicKey key) {
        try {
            return KeyFactory.getInstance("RSASSA-PSS")
                    .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void store(String token, X509Certificate certificate, String label, String id) {
        try {
            Path file = Files.write(folder.resolve("certificate.der"), certificate.getEncoded());
            tool(token, "--write-object", file.toString(), "--type", "cert", "--label", label, "--id", id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String tool(String token, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                "pkcs11-tool", "--module", library.toString(), "--token-label", token, "--login", "--pin", PIN));
        command.addAll(List.of(arguments));
        return run(command.toArray(String[]::new));
    }

    private String run(String... command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("SOFTHSM2_CONF", configuration().toString());
        // Arguments are passed in the locale's encoding.
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = start(builder);
        try (InputStream output = process.getInputStream()) {
            String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + text);
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            return Assumptions.abort(builder.command().get(0) + " is not installed (packages softhsm2 and opensc)");
        }
    }

    /** For the library in this process, which Java's own environment does not reach. */
    private static void setEnvironment(String name, String value) {
        Function.getFunction("c", "setenv").invokeInt(new Object[] {name, value, 1});
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Hands it to tests. */
    public static final class Extension implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == SoftHsm.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.create(SoftHsm.class))
                    .getOrComputeIfAbsent(SoftHsm.class, type -> start(), SoftHsm.class);
        }
    }
}
