package org.motcua.workflow.testkit;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;
import org.motcua.core.agency.OfficerId;
import org.motcua.signing.Pkcs12Key;
import org.motcua.signing.SignatureAlgorithm;
import org.motcua.signing.SignatureAppearance;
import org.motcua.signing.SigningKey;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.workflow.SigningKeys;

/** Keys in files, made when they are first asked for; remembers which data it was asked to sign for which step. */
public final class TestKeys implements SigningKeys {

    private static final char[] PASSWORD = "mat-khau".toCharArray();

    private final Path folder;
    private final TestAuthority authority;
    private final Map<String, List<String>> asked = new ConcurrentHashMap<>();

    public TestKeys(Path folder, Clock clock) {
        this.folder = folder;
        this.authority = TestAuthority.create("CN=Gốc thử nghiệm,O=Motcua,C=VN", clock);
    }

    public TestAuthority authority() {
        return authority;
    }

    /** For each attempt at the steps of this role, the data that was to be signed. */
    public List<String> dataFor(String role) {
        List<String> data = new ArrayList<>();
        asked.forEach((reference, attempts) -> {
            if (reference.endsWith(role)) {
                data.addAll(attempts);
            }
        });
        return data;
    }

    @Override
    public SigningKey ofOfficer(OfficerId leader, String reference) {
        return open("CN=Nguyễn Quốc Dũng,O=Sở Công Thương,C=VN", leader.value(), reference);
    }

    @Override
    public SigningKey ofAgency(OfficerId clerk, String reference) {
        return open("CN=Sở Công Thương,O=UBND tỉnh Bắc Sơn,C=VN", "agency", reference);
    }

    private synchronized SigningKey open(String distinguishedName, String name, String reference) {
        Path file = folder.resolve(name + ".p12");
        if (!file.toFile().exists()) {
            authority.issue(distinguishedName, TestKeyKind.P_256).writePkcs12(file, PASSWORD);
        }
        return new Recording(
                Pkcs12Key.open(file, PASSWORD), asked.computeIfAbsent(reference, any -> new ArrayList<>()));
    }

    @Override
    public Optional<SignatureAppearance> signatureImage(OfficerId leader) {
        return Optional.of(oval(460, 250, Color.BLUE));
    }

    @Override
    public Optional<SignatureAppearance> sealImage() {
        return Optional.of(oval(360, 360, Color.RED));
    }

    private static SignatureAppearance oval(int width, int height, Color colour) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(colour);
        graphics.drawOval(1, 1, width - 3, height - 3);
        graphics.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return SignatureAppearance.image(png.toByteArray());
    }

    private record Recording(SigningKey key, List<String> asked) implements SigningKey {

        @Override
        public List<X509Certificate> chain() {
            return key.chain();
        }

        @Override
        public byte[] sign(byte[] data, SignatureAlgorithm algorithm) {
            asked.add(HexFormat.of().formatHex(data));
            return key.sign(data, algorithm);
        }

        @Override
        public void close() {
            key.close();
        }
    }
}
