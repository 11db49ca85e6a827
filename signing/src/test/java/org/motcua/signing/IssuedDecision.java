package org.motcua.signing;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.motcua.signing.testkit.TestKeyKind;

/** An outgoing document after each of its steps: prepared, signed by the leader, then numbered and signed by the agency. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record IssuedDecision(byte[] prepared, byte[] byLeader, byte[] issued) {

    private static final List<FieldSpec> FIELDS = List.of(
            new TextField(
                    "document.number",
                    "Số văn bản",
                    1,
                    new Box(72, 640, 90, 17),
                    14,
                    FontStyle.REGULAR,
                    Alignment.LEFT,
                    30),
            new TextField(
                    "document.date",
                    "Ngày ban hành",
                    1,
                    new Box(300, 640, 200, 17),
                    14,
                    FontStyle.ITALIC,
                    Alignment.CENTER,
                    40),
            new SignatureField("signature.leader", "Chữ ký của người có thẩm quyền", 1, new Box(330, 180, 180, 80)),
            new SignatureField("signature.agency", "Chữ ký của cơ quan", 1, new Box(290, 170, 100, 100)));

    private static final Map<String, String> VALUES =
            Map.of("document.number", "152/QĐ-SCT", "document.date", "Hà Nội, ngày 20 tháng 11 năm 2026");

    static IssuedDecision create(Path folder) {
        byte[] prepared = FieldPreparer.prepare(TestDocuments.withXrefStream(), FIELDS);
        byte[] byLeader = TestKeys.signer(folder, TestKeyKind.P_256)
                .sign(
                        prepared,
                        SignatureRequest.builder()
                                .field("signature.leader")
                                .certify(Certification.FORM_FILLING)
                                .appearance(SignatureAppearance.image(TestDocuments.signatureImage()))
                                .reason("Ký ban hành")
                                .location("Hà Nội")
                                .build());
        byte[] issued = TestKeys.signer(folder, TestKeyKind.RSA_2048)
                .sign(
                        byLeader,
                        SignatureRequest.builder()
                                .field("signature.agency")
                                .fieldValues(VALUES)
                                .lockAll()
                                .appearance(SignatureAppearance.image(TestDocuments.sealImage()))
                                .build());
        return new IssuedDecision(prepared, byLeader, issued);
    }
}
