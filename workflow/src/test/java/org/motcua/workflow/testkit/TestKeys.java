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
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.agency.OfficerId;
import org.motcua.signing.Pkcs12Key;
import org.motcua.signing.SignatureAlgorithm;
import org.motcua.signing.SignatureAppearance;
import org.motcua.signing.SigningKey;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.workflow.SigningKeys;
import org.motcua.workflow.trust.OfficerCertificates;

/** Keys in files, made when they are first asked for; remembers which data it was asked to sign for which step. */
public final class TestKeys implements SigningKeys {

    /** The name under which the agency's key is handed out; that of a leader is his id. */
    public static final String OF_AGENCY = "agency";

    /** The agency of the tests. */
    public static final AgencyCode SCT = new AgencyCode("H99.12");

    private static final String DUNG = "CCCD:001081000001";
    private static final String AGENCY = "MST:0100000001";

    public static final String LEADER_NAME = "UID=" + DUNG + ",CN=Nguyễn Quốc Dũng,O=Sở Công Thương,C=VN";
    public static final String AGENCY_NAME = "UID=" + AGENCY + ",CN=Sở Công Thương,O=UBND tỉnh Bắc Sơn,C=VN";

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

    /** Who is registered with which identifier. */
    public static OfficerCertificates certificates() {
        return OfficerCertificates.withIdentifiers(Map.of(new OfficerId("dung"), DUNG), Map.of(SCT, AGENCY));
    }

    /** From now on this key is handed out as that of the leader, or where the name says so of the agency. */
    public void handOut(String name, TestKey key) {
        key.writePkcs12(file(name), PASSWORD);
    }

    /** The certificate of the key that is handed out. */
    public X509Certificate certificate(String name) {
        try (SigningKey key = open(name)) {
            return key.chain().get(0);
        }
    }

    @Override
    public SigningKey ofOfficer(OfficerId leader, String reference) {
        return recording(leader.value(), reference);
    }

    @Override
    public SigningKey ofAgency(AgencyCode agency, OfficerId clerk, String reference) {
        return recording(OF_AGENCY, reference);
    }

    private SigningKey recording(String name, String reference) {
        return new Recording(open(name), asked.computeIfAbsent(reference, any -> new ArrayList<>()));
    }

    private synchronized SigningKey open(String name) {
        if (!file(name).toFile().exists()) {
            handOut(name, authority.issue(name.equals(OF_AGENCY) ? AGENCY_NAME : LEADER_NAME, TestKeyKind.P_256));
        }
        return Pkcs12Key.open(file(name), PASSWORD);
    }

    private Path file(String name) {
        return folder.resolve(name + ".p12");
    }

    @Override
    public Optional<SignatureAppearance> signatureImage(OfficerId leader) {
        return Optional.of(oval(460, 250, Color.BLUE));
    }

    @Override
    public Optional<SignatureAppearance> sealImage(AgencyCode agency) {
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
